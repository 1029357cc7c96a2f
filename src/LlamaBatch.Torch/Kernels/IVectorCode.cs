namespace LlamaBatch.Torch.Kernels;

/// <summary>Code that is compiled for every vector width; <see cref="VectorWidth"/> chooses the width.</summary>
internal interface IVectorCode<out TResult>
{
    /// <summary>Runs the code at one vector width.</summary>
    TResult Run<TLanes>()
        where TLanes : struct, ILanes<TLanes>;
}
