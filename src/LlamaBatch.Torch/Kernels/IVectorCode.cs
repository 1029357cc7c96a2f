namespace LlamaBatch.Torch.Kernels;

/// <summary>Code that is compiled for every SIMD vector width. <see cref="VectorWidth"/> runs it at the processor's width.</summary>
internal interface IVectorCode<out TResult>
{
    /// <summary>Runs the code at one vector width.</summary>
    TResult Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>;
}
