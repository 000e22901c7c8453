package io.stonechat.delivery;

abstract class DeliveryEngine implements Delivery {
    static Delivery start(DeliverySettings s, DeliveryContext c) {
        throw new IllegalStateException();
    }
}
