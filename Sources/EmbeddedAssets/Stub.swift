// EmbeddedAssets
