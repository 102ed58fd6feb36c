// A check writes to the console, the notebook host and the profile of the process, and there is one of each.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
