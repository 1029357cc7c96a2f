using LlamaBatch.Torch;

// The source generator lists all records with [Experiment] in ExperimentCatalog.
return ExperimentHost.Run(args, ExperimentCatalog.All, new Libtorch());
