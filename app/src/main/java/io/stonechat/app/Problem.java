package io.stonechat.app;

/**
 * Something that is not as the specification has it.
 *
 * @param offset how many octets after the start of the PDU
 * @param sentence what is wrong
 */
record Problem(int offset, String sentence) {}
