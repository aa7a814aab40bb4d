# Nothing in the pipe.
streaming_accumulators
exit 1
