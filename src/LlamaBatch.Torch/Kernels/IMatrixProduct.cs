namespace LlamaBatch.Torch.Kernels;

// m rows · n columns · k what is summed over

/// <summary>Products of matrices as the fast step needs them.</summary>
internal unsafe interface IMatrixProduct : IDisposable
{
    /// <summary><c>C = A B</c></summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="a"><c>[m, k]</c></param>
    /// <param name="b"><c>[k, n]</c></param>
    /// <param name="c"><c>[m, n]</c>, whose columns are adjacent.</param>
    void Set(int m, int k, int n, Matrix a, Matrix b, Matrix c);

    /// <summary><c>C = C + A B</c></summary>
    /// <inheritdoc cref="Set"/>
    void Add(int m, int k, int n, Matrix a, Matrix b, Matrix c);

    /// <summary><c>C = D + A B</c>, where D has the strides of C.</summary>
    /// <inheritdoc cref="Set"/>
    void SetToSum(int m, int k, int n, Matrix a, Matrix b, Matrix d, Matrix c);
}
