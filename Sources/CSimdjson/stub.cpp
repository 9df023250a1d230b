int pindrift_csimdjson_stub(void) { return 0; }
