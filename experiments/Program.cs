using LlamaBatch.Experiments;
using LlamaBatch.Torch;

return ExperimentHost.Run(args, ExperimentCatalog.All, new Libtorch(), BatchSizeArticle.Page);
