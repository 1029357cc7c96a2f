using LlamaBatch.Torch;

return ExperimentHost.Run(args, ExperimentCatalog.All, NativeLibraryCheck.Problem);
