package io.stonechat.protocol;

/**
 * The national language single shift tables, printed as 3GPP TS 23.038 annex A.2 prints them: what an escape and a second
 * septet stand for.
 *
 * <p>A row is the low four bits of a septet, 0 to F from top to bottom; a column is its high three bits, 0 to 7 from left to
 * right. A cell is the character itself if it is Latin, Greek or a sign, else its Unicode number; {@code --} is unassigned.
 */
final class SingleShiftTables {

    /** §A.2.1. */
    static final String TURKISH = """
              --   --   --   --    |   --   --   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --    Ş    ç    ş
              --    ^   --   --   --   --   --   --
              --   --   --   --   --   --    €   --
              --   --   --   --   --   --   --   --
              --   --   --   --    Ğ   --    ğ   --
              --   --    {   --   --   --   --   --
              --   --    }   --    İ   --    ı   --
              FF   --   --   --   --   --   --   --
              --  ESC   --   --   --   --   --   --
              --   --   --    [   --   --   --   --
              --   --   --    ~   --   --   --   --
              --   --   --    ]   --   --   --   --
              --   --    \\   --   --   --   --   --
            """;

    /** §A.2.2. */
    static final String SPANISH = """
              --   --   --   --    |   --   --   --
              --   --   --   --    Á   --    á   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --    ^   --   --   --   --   --   --
              --   --   --   --   --    Ú    €    ú
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --   --    {   --   --   --   --   --
               ç   --    }   --    Í   --    í   --
              FF   --   --   --   --   --   --   --
              --  ESC   --   --   --   --   --   --
              --   --   --    [   --   --   --   --
              --   --   --    ~   --   --   --   --
              --   --   --    ]   --   --   --   --
              --   --    \\   --    Ó   --    ó   --
            """;

    /** §A.2.3. */
    static final String PORTUGUESE = """
              --   --   --   --    |   --   --   --
              --   --   --   --    À   --    Â   --
              --    Φ   --   --   --   --   --   --
              --    Γ   --   --   --   --   --   --
              --    ^   --   --   --   --   --   --
               ê    Ω   --   --   --    Ú    €    ú
              --    Π   --   --   --   --   --   --
              --    Ψ   --   --   --   --   --   --
              --    Σ    {   --   --   --   --   --
               ç    Θ    }   --    Í   --    í   --
              FF   --   --   --   --   --   --   --
               Ô  ESC   --   --   --    Ã   --    ã
               ô   --   --    [   --    Õ   --    õ
              --   --   --    ~   --   --   --   --
               Á   --   --    ]   --   --   --   --
               á    Ê    \\   --    Ó   --    ó    â
            """;

    /** §A.2.4. */
    static final String BENGALI = """
               @    < 09EC 09F6    |    P   --   --
               £    = 09ED 09F7    A    Q   --   --
               $    > 09EE 09F8    B    R   --   --
               ¥    ¡ 09EF 09F9    C    S   --   --
               ¿    ^ 09DF 09FA    D    T   --   --
               "    ¡ 09E0   --    E    U    €   --
               ¤    _ 09E1   --    F    V   --   --
               %    # 09E2   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 09E6    }   --    I    Y   --   --
              FF 09E7 09E3   --    J    Z   --   --
               *  ESC 09F2   --    K   --   --   --
               + 09E8 09F3    [    L   --   --   --
              -- 09E9 09F4    ~    M   --   --   --
               - 09EA 09F5    ]    N   --   --   --
               / 09EB    \\   --    O   --   --   --
            """;

    /** §A.2.5. */
    static final String GUJARATI = """
               @    < 0AEA   --    |    P   --   --
               £    = 0AEB   --    A    Q   --   --
               $    > 0AEC   --    B    R   --   --
               ¥    ¡ 0AED   --    C    S   --   --
               ¿    ^ 0AEE   --    D    T   --   --
               "    ¡ 0AEF   --    E    U    €   --
               ¤    _   --   --    F    V   --   --
               %    #   --   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965   --   --    J    Z   --   --
               *  ESC   --   --    K   --   --   --
               + 0AE6   --    [    L   --   --   --
              -- 0AE7   --    ~    M   --   --   --
               - 0AE8   --    ]    N   --   --   --
               / 0AE9    \\   --    O   --   --   --
            """;

    /** §A.2.6. */
    static final String HINDI = """
               @    < 096A 095B    |    P   --   --
               £    = 096B 095C    A    Q   --   --
               $    > 096C 095D    B    R   --   --
               ¥    ¡ 096D 095E    C    S   --   --
               ¿    ^ 096E 095F    D    T   --   --
               "    ¡ 096F 0960    E    U    €   --
               ¤    _ 0951 0961    F    V   --   --
               %    # 0952 0962    G    W   --   --
               &    *    { 0963    H    X   --   --
               ' 0964    } 0970    I    Y   --   --
              FF 0965 0953 0971    J    Z   --   --
               *  ESC 0954   --    K   --   --   --
               + 0966 0958    [    L   --   --   --
              -- 0967 0959    ~    M   --   --   --
               - 0968 095A    ]    N   --   --   --
               / 0969    \\   --    O   --   --   --
            """;

    /** §A.2.7. */
    static final String KANNADA = """
               @    < 0CEA   --    |    P   --   --
               £    = 0CEB   --    A    Q   --   --
               $    > 0CEC   --    B    R   --   --
               ¥    ¡ 0CED   --    C    S   --   --
               ¿    ^ 0CEE   --    D    T   --   --
               "    ¡ 0CEF   --    E    U    €   --
               ¤    _ 0CDE   --    F    V   --   --
               %    # 0CF1   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965 0CF2   --    J    Z   --   --
               *  ESC   --   --    K   --   --   --
               + 0CE6   --    [    L   --   --   --
              -- 0CE7   --    ~    M   --   --   --
               - 0CE8   --    ]    N   --   --   --
               / 0CE9    \\   --    O   --   --   --
            """;

    /** §A.2.8. */
    static final String MALAYALAM = """
               @    < 0D6A 0D7B    |    P   --   --
               £    = 0D6B 0D7C    A    Q   --   --
               $    > 0D6C 0D7D    B    R   --   --
               ¥    ¡ 0D6D 0D7E    C    S   --   --
               ¿    ^ 0D6E 0D7F    D    T   --   --
               "    ¡ 0D6F   --    E    U    €   --
               ¤    _ 0D70   --    F    V   --   --
               %    # 0D71   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965 0D72   --    J    Z   --   --
               *  ESC 0D73   --    K   --   --   --
               + 0D66 0D74    [    L   --   --   --
              -- 0D67 0D75    ~    M   --   --   --
               - 0D68 0D7A    ]    N   --   --   --
               / 0D69    \\   --    O   --   --   --
            """;

    /** §A.2.9. */
    static final String ORIYA = """
               @    < 0B6A   --    |    P   --   --
               £    = 0B6B   --    A    Q   --   --
               $    > 0B6C   --    B    R   --   --
               ¥    ¡ 0B6D   --    C    S   --   --
               ¿    ^ 0B6E   --    D    T   --   --
               "    ¡ 0B6F   --    E    U    €   --
               ¤    _ 0B5C   --    F    V   --   --
               %    # 0B5D   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965 0B5F   --    J    Z   --   --
               *  ESC 0B70   --    K   --   --   --
               + 0B66 0B71    [    L   --   --   --
              -- 0B67   --    ~    M   --   --   --
               - 0B68   --    ]    N   --   --   --
               / 0B69    \\   --    O   --   --   --
            """;

    /** §A.2.10. */
    static final String PUNJABI = """
               @    < 0A6A   --    |    P   --   --
               £    = 0A6B   --    A    Q   --   --
               $    > 0A6C   --    B    R   --   --
               ¥    ¡ 0A6D   --    C    S   --   --
               ¿    ^ 0A6E   --    D    T   --   --
               "    ¡ 0A6F   --    E    U    €   --
               ¤    _ 0A59   --    F    V   --   --
               %    # 0A5A   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965 0A5B   --    J    Z   --   --
               *  ESC 0A5C   --    K   --   --   --
               + 0A66 0A5E    [    L   --   --   --
              -- 0A67 0A75    ~    M   --   --   --
               - 0A68   --    ]    N   --   --   --
               / 0A69    \\   --    O   --   --   --
            """;

    /** §A.2.11. */
    static final String TAMIL = """
               @    < 0BEA   --    |    P   --   --
               £    = 0BEB   --    A    Q   --   --
               $    > 0BEC   --    B    R   --   --
               ¥    ¡ 0BED   --    C    S   --   --
               ¿    ^ 0BEE   --    D    T   --   --
               "    ¡ 0BEF   --    E    U    €   --
               ¤    _ 0BF3   --    F    V   --   --
               %    # 0BF4   --    G    W   --   --
               &    *    {   --    H    X   --   --
               ' 0964    }   --    I    Y   --   --
              FF 0965 0BF5   --    J    Z   --   --
               *  ESC 0BF6   --    K   --   --   --
               + 0BE6 0BF7    [    L   --   --   --
              -- 0BE7 0BF8    ~    M   --   --   --
               - 0BE8 0BFA    ]    N   --   --   --
               / 0BE9    \\   --    O   --   --   --
            """;

    /** §A.2.12. */
    static final String TELUGU = """
               @    < 0C6A 0C7D    |    P   --   --
               £    = 0C6B 0C7E    A    Q   --   --
               $    > 0C6C 0C7F    B    R   --   --
               ¥    ¡ 0C6D   --    C    S   --   --
               ¿    ^ 0C6E   --    D    T   --   --
               "    ¡ 0C6F   --    E    U    €   --
               ¤    _ 0C58   --    F    V   --   --
               %    # 0C59   --    G    W   --   --
               &    *    {   --    H    X   --   --
               '   --    }   --    I    Y   --   --
              FF   -- 0C78   --    J    Z   --   --
               *  ESC 0C79   --    K   --   --   --
               + 0C66 0C7A    [    L   --   --   --
              -- 0C67 0C7B    ~    M   --   --   --
               - 0C68 0C7C    ]    N   --   --   --
               / 0C69    \\   --    O   --   --   --
            """;

    /** §A.2.13. */
    static final String URDU = """
               @    < 06F4 0613    |    P   --   --
               £    = 06F5 0614    A    Q   --   --
               $    > 06F6 061B    B    R   --   --
               ¥    ¡ 06F7 061F    C    S   --   --
               ¿    ^ 06F8 0640    D    T   --   --
               "    ¡ 06F9 0652    E    U    €   --
               ¤    _ 060C 0658    F    V   --   --
               %    # 060D 066B    G    W   --   --
               &    *    { 066C    H    X   --   --
               ' 0600    } 0672    I    Y   --   --
              FF 0601 060E 0673    J    Z   --   --
               *  ESC 060F 06CD    K   --   --   --
               + 06F0 0610    [    L   --   --   --
              -- 06F1 0611    ~    M   --   --   --
               - 06F2 0612    ]    N   --   --   --
               / 06F3    \\ 06D4    O   --   --   --
            """;

    private SingleShiftTables() {}
}
