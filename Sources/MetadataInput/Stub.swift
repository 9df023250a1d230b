// MetadataInput
