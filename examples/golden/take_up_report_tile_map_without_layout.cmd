# A map has no places of its own.
take_up_report --format svg --chart tile_map
exit 2
