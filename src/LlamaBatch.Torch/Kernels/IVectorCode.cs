namespace LlamaBatch.Torch.Kernels;

/// <summary>Code that is written once and compiled for every width of vectors; <see cref="VectorWidth"/> chooses one.</summary>
internal interface IVectorCode<out TResult>
{
    /// <summary>Runs at one width.</summary>
    TResult Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>;
}
