/** What a Java script imports: import module io.stonechat.script. */
module io.stonechat.script {
    requires transitive io.stonechat.host;
    requires transitive io.stonechat.smpp;
}
