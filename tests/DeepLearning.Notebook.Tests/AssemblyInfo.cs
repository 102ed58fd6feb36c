// Formatter registrations and the current host belong to the whole process, so tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
