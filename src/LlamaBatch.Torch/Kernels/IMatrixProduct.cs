namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k terms of each sum

/// <summary>The matrix products of forward and backward passes. Each method checks the shapes of its arguments.</summary>
internal interface IMatrixProduct : IDisposable
{
    /// <summary>Computes <c>C = A B</c>.</summary>
    /// <param name="a">The left factor A, <c>[m, k]</c>.</param>
    /// <param name="b">The right factor B, <c>[k, n]</c>.</param>
    /// <param name="into">Receives C, <c>[m, n]</c> with contiguous rows.</param>
    void Set(Matrix a, Matrix b, Matrix into);

    /// <summary>Computes <c>C = C + A B</c>.</summary>
    /// <param name="a">The left factor A, <c>[m, k]</c>.</param>
    /// <param name="b">The right factor B, <c>[k, n]</c>.</param>
    /// <param name="to">The matrix C to which the product is added, <c>[m, n]</c> with contiguous rows.</param>
    void Add(Matrix a, Matrix b, Matrix to);

    /// <summary>Computes <c>C = D + A B</c>.</summary>
    /// <param name="d">The addend D, <c>[m, n]</c> with the strides of C.</param>
    /// <param name="a">The left factor A, <c>[m, k]</c>.</param>
    /// <param name="b">The right factor B, <c>[k, n]</c>.</param>
    /// <param name="into">Receives C, <c>[m, n]</c> with contiguous rows.</param>
    void SetToSum(Matrix d, Matrix a, Matrix b, Matrix into);
}
