package io.stonechat.protocol;

/**
 * The GSM 7-bit default alphabet and its extension table, printed as 3GPP TS 23.038 §6.2.1 prints them: see {@link
 * LockingShiftTables}.
 */
final class DefaultTables {

    /** §6.2.1. */
    static final SeptetTable ALPHABET = SeptetTable.of("""
               @    Δ   SP    0    ¡    P    ¿    p
               £    _    !    1    A    Q    a    q
               $    Φ    "    2    B    R    b    r
               ¥    Γ    #    3    C    S    c    s
               è    Λ    ¤    4    D    T    d    t
               é    Ω    %    5    E    U    e    u
               ù    Π    &    6    F    V    f    v
               ì    Ψ    '    7    G    W    g    w
               ò    Σ    (    8    H    X    h    x
               Ç    Θ    )    9    I    Y    i    y
              LF    Ξ    *    :    J    Z    j    z
               Ø  ESC    +    ;    K    Ä    k    ä
               ø    Æ    ,    <    L    Ö    l    ö
              CR    æ    -    =    M    Ñ    m    ñ
               Å    ß    .    >    N    Ü    n    ü
               å    É    /    ?    O    §    o    à
            """);

    /** §6.2.1.1: what an escape and a second septet stand for. */
    static final SeptetTable EXTENSION = SeptetTable.of("""
              --   --   --   --    |   --   --   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --    ^   --   --   --   --   --   --
              --   --   --   --   --   --    €   --
              --   --   --   --   --   --   --   --
              --   --   --   --   --   --   --   --
              --   --    {   --   --   --   --   --
              --   --    }   --   --   --   --   --
              FF   --   --   --   --   --   --   --
              --  ESC   --   --   --   --   --   --
              --   --   --    [   --   --   --   --
              --   --   --    ~   --   --   --   --
              --   --   --    ]   --   --   --   --
              --   --   \\   --   --   --   --   --
            """);

    private DefaultTables() {}
}
