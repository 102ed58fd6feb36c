// RandomGenerator.Default is one for the process: a test that seeds it must not share it with another that runs.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
