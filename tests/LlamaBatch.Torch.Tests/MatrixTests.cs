using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch.Tests;

/// <summary>Shapes are checked where matrices are used, and a part of a matrix is where it should be.</summary>
public sealed unsafe class MatrixTests
{
    [Fact]
    public void Parts_and_the_transpose_share_the_elements()
    {
        float[] values = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        fixed (float* at = values)
        {
            Matrix matrix = new(at, 4, 5);

            Assert.Equal(Rows(matrix[1..3]), [[5, 6, 7, 8, 9], [10, 11, 12, 13, 14]]);
            Assert.Equal(Rows(matrix[1..3, 3..]), [[8, 9], [13, 14]]);
            Assert.Equal(Rows(matrix[1..3, 3..].Transposed), [[8, 13], [9, 14]]);
            Assert.True(matrix.IsDense && matrix[2..].IsDense);
            Assert.False(matrix[.., 1..].IsDense || matrix.Transposed.IsDense);
            matrix[2.., 3..].Clear();
            Assert.Equal(Rows(matrix[2..]), [[10, 11, 12, 0, 0], [15, 16, 17, 0, 0]]);
        }

        static float[][] Rows(Matrix matrix)
        {
            float[][] rows = new float[matrix.Rows][];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = new float[matrix.Columns];
                for (int j = 0; j < matrix.Columns; j++)
                {
                    rows[i][j] = matrix.At[(i * matrix.RowStride) + (j * matrix.ColumnStride)];
                }
            }

            return rows;
        }
    }

    [Fact]
    public void A_part_beyond_the_matrix_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(null, 4, 5)[2..5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(null, 4, 5)[.., 2..6]);
    }

    [Fact]
    public void A_product_of_shapes_that_do_not_fit_is_refused_with_the_shapes()
    {
        using var float32 = new MatrixProduct<Lanes256>();
        using var bfloat16 = new BFloat16Product<Lanes256>(new MatrixProduct<Lanes256>(), 100);
        foreach (IMatrixProduct product in new IMatrixProduct[] { float32, bfloat16 })
        {
            Matrix a = Of(3, 4), b = Of(4, 5), c = Of(3, 5);

            Refused("[3, 4] times [4, 5] does not fit into [5, 3]", () => product.Set(a, b, Of(5, 3)));
            Refused("[3, 4] times [5, 4] does not fit into [3, 5]", () => product.Add(a, Of(5, 4), c));
            Refused("[4, 3] transposed times [5, 4] transposed", () => product.Set(Of(3, 4).Transposed, Of(4, 5).Transposed, c));
            Refused("into [3, 5] transposed", () => product.Set(a, b, Of(5, 3).Transposed));
            Refused("[3, 6] and [3, 5] must have the same shape and strides", () => product.SetToSum(Of(3, 6), a, b, c));
            Refused("[3, 5] and [3, 5] must have the same shape and strides", () => product.SetToSum(Of(3, 6)[.., ..5], a, b, c));
        }
    }

    [Fact]
    public void A_kernel_refuses_another_shape_and_names_the_matrix()
    {
        Refused("gain is [1, 5]; it must be [1, 4]", () => RmsNormKernel.Forward<Lanes256>(Of(3, 4), Of(1, 5), Of(3, 4), Of(3, 1), 1e-5));
        Refused("scale is [2, 1]; it must be [3, 1]", () => RmsNormKernel.Forward<Lanes256>(Of(3, 4), Of(1, 4), Of(3, 4), Of(2, 1), 1e-5));
        Refused(
            "dx is [4, 3]; it must be [3, 4]",
            () => RmsNormKernel.Backward<Lanes256>(Of(3, 4), Of(3, 4), Of(1, 4), Of(3, 1), Of(4, 3), Of(1, 4)));
        Refused("gateUp is [3, 4]; it must be [3, 8]", () => SwiGluKernel.Forward<Lanes256>(Of(3, 4), Of(3, 4)));
        Refused("gateUp is [2, 8]; it must be [3, 8]", () => SwiGluKernel.Backward<Lanes256>(Of(3, 4), Of(2, 8)));
        Refused("logits is [3, 9]; it must be [2, 9]", () => CrossEntropyKernel.ForwardBackward<Lanes256>(Of(3, 9), [1, 2], 1));
        Refused("x is [2, 4]; it must be [3, 4]", () => EmbeddingKernel.Forward([0, 1, 2], Of(9, 4), Of(2, 4)));
        Refused("x is [7, 8]; it must be [6, 8]", () => new RotaryKernel(4, 10_000, 3).Rotate<Lanes256>(Of(7, 8), 3, 1));
        using var product = new MatrixProduct<Lanes256>();
        var config = new LlamaConfig { HiddenSize = 8, Heads = 2, KeyValueHeads = 1, HeadDim = 4 };
        using var attention = new AttentionKernel<Lanes256>(config, 5, product);
        Refused("qkv is [5, 12]; it must be [5, 16]", () => attention.Forward(Of(5, 12), Of(5, 8), Of(2, 5)));
        Refused("output is [5, 16]; it must be [5, 8]", () => attention.Forward(Of(5, 16), Of(5, 16), Of(2, 5)));
        Refused("sequences of 5 tokens, and this one has 6", () => attention.Forward(Of(6, 16), Of(6, 8), Of(2, 6)));
    }

    /// <summary>A matrix that must not be read: one that is not refused ends the process.</summary>
    private static Matrix Of(int rows, int columns) => new(null, rows, columns);

    private static void Refused(string message, Action use) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(use).Message, StringComparison.Ordinal);
}
