namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k terms of each sum

/// <summary>The matrix products of the fast pass. Each checks the shapes of its arguments.</summary>
internal interface IMatrixProduct : IDisposable
{
    /// <summary><c>C = A B</c></summary>
    /// <param name="a">A, <c>[m, k]</c>.</param>
    /// <param name="b">B, <c>[k, n]</c>.</param>
    /// <param name="into">C, <c>[m, n]</c> with contiguous rows, written.</param>
    void Set(Matrix a, Matrix b, Matrix into);

    /// <summary><c>C = C + A B</c></summary>
    /// <param name="a">A, <c>[m, k]</c>.</param>
    /// <param name="b">B, <c>[k, n]</c>.</param>
    /// <param name="to">C, <c>[m, n]</c> with contiguous rows, added to.</param>
    void Add(Matrix a, Matrix b, Matrix to);

    /// <summary><c>C = D + A B</c></summary>
    /// <param name="d">D, <c>[m, n]</c> with the strides of C.</param>
    /// <param name="a">A, <c>[m, k]</c>.</param>
    /// <param name="b">B, <c>[k, n]</c>.</param>
    /// <param name="into">C, <c>[m, n]</c> with contiguous rows, written.</param>
    void SetToSum(Matrix d, Matrix a, Matrix b, Matrix into);
}
