/** SMPP on paper: PDUs, TLVs, statuses, the codec, text and receipts. No I/O. */
@NullMarked
package io.stonechat.protocol;

import org.jspecify.annotations.NullMarked;
