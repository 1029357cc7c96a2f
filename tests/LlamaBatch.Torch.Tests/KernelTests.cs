using CsCheck;
using LlamaBatch.Torch.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>Each kernel alone, against TorchSharp's operations and their automatic gradients.</summary>
[Collection(nameof(OneThread))]
public sealed unsafe class KernelTests
{
    private const double Tolerance = 2e-6;

    [Fact]
    public void The_exponential_is_good_to_two_units_in_the_last_place()
    {
        for (double x = -87; x < 88; x += 0.0137)
        {
            float of = (float)x;
            float value = 0;
            Lanes1.Store(Exponential.Of(Lanes1.Of(of)), &value);
            double expected = Math.Exp(of);
            Assert.InRange(value / expected, 1 - 2.4e-7, 1 + 2.4e-7);
        }
    }

    [Fact]
    public void The_exponential_of_what_is_no_number_is_none_and_nothing_overflows()
    {
        float[] inputs = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, 1000, -1000, 1, float.NaN];
        float[] outputs = new float[8];
        fixed (float* x = inputs, y = outputs)
        {
            Lanes256.Store(Exponential.Of(Lanes256.Load(x)), y);
        }

        Assert.True(float.IsNaN(outputs[0]) && float.IsNaN(outputs[7]));
        Assert.Equal(1, outputs[3]);
        Assert.All(outputs[1..7], value => Assert.True(float.IsFinite(value)));
        Assert.InRange(outputs[2], 0, 2e-38f);
    }

    [Fact]
    public void Products_of_any_shape_and_stride_are_those_of_double_precision() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 600], Gen.Int[1, 70], Gen.Bool, Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 5]).Sample(
            (m, k, n, isLeftTransposed, isRightTransposed, mode, gap) =>
            {
                Product<Lanes512>(m, k, n, isLeftTransposed, isRightTransposed, mode, gap);
                Product<Lanes256>(m, k, n, isLeftTransposed, isRightTransposed, mode, gap);
                Product<Lanes1>(m, k, n, isLeftTransposed, isRightTransposed, mode, gap);
                Product<Lanes128>(m, k, n, isLeftTransposed, isRightTransposed, mode, gap);
            },
            iter: 100,
            threads: 1);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 7)]
    [InlineData(5, 64)]
    [InlineData(2, 100)]
    public void RmsNorm(int rows, int width)
    {
        RmsNormAt<Lanes512>(rows, width);
        RmsNormAt<Lanes256>(rows, width);
        RmsNormAt<Lanes128>(rows, width);
        RmsNormAt<Lanes1>(rows, width);
    }

    private static void RmsNormAt<TLanes>(int rows, int width)
        where TLanes : struct, ILanes<TLanes>
    {
        using Tensor x = Random(1, rows, width), gain = Random(2, width), dy = Random(3, rows, width);
        using Scalar epsilon = 1e-5;                                                // held: see HeldScalar
        Tensor y = x.mul(x.mul(x).mean([-1], keepdim: true).add(epsilon, HeldScalar.One).rsqrt()).mul(gain);
        y.backward([dy]);
        float[] actual = new float[rows * width], scale = new float[rows], dx = new float[rows * width], dGain = new float[width];
        fixed (float* px = Values(x), pg = Values(gain), pdy = Values(dy), py = actual, ps = scale, pdx = dx, pdg = dGain)
        {
            Matrix input = new(px, rows, width), gains = new(pg, 1, width), scales = new(ps, rows, 1);
            RmsNormKernel.Forward<TLanes>(input, gains, new(py, rows, width), scales, 1e-5);
            RmsNormKernel.Backward<TLanes>(new(pdy, rows, width), input, gains, scales, new(pdx, rows, width), new(pdg, 1, width));
        }

        Close(y, actual);
        Close(x.grad!, dx);
        Close(gain.grad!, dGain);
    }

    [Theory]
    [InlineData(2, 2, 5)]
    [InlineData(3, 6, 9)]
    [InlineData(2, 8, 4)]
    [InlineData(1, 16, 33)]
    [InlineData(2, 32, 3)]
    public void Rotary_turns_as_the_module_does_and_back(int heads, int headDim, int length)
    {
        using Tensor x = Random(4, 2, heads, length, headDim).detach();
        using var module = new RotaryEmbedding(headDim, 500);
        float[] before = Values(x.transpose(1, 2).contiguous());
        var kernel = new RotaryKernel(headDim, 500, length);
        float[][] turned = [Turned<Lanes512>(), Turned<Lanes256>(), Turned<Lanes128>(), Turned<Lanes1>()];
        Assert.All(turned, rows => Assert.Equal(turned[0], rows));                  // element by element: no width rounds otherwise

        float[] Turned<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            float[] rows = [.. before];
            float[] there;
            fixed (float* p = rows)
            {
                Matrix all = new(p, 2 * length, heads * headDim);
                kernel.Rotate<TLanes>(all, length, direction: 1);
                there = [.. rows];
                Close(module.Rotate(x).transpose(1, 2).contiguous(), rows);
                kernel.Rotate<TLanes>(all, length, direction: -1);
            }

            Assert.InRange(Norms.Distance(before, rows) / Norms.Of(before), 0, Tolerance);
            return there;
        }
    }

    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(4, 2, 16, 32)]
    [InlineData(6, 2, 6, 45)]
    [InlineData(3, 1, 8, 100)]
    [InlineData(2, 2, 32, 64)]
    public void Attention(int heads, int keyValueHeads, int headDim, int length)
    {
        AttentionAt<Lanes512>(heads, keyValueHeads, headDim, length);
        AttentionAt<Lanes256>(heads, keyValueHeads, headDim, length);
        AttentionAt<Lanes128>(heads, keyValueHeads, headDim, length);
        AttentionAt<Lanes1>(heads, keyValueHeads, headDim, length);
    }

    private static void AttentionAt<TLanes>(int heads, int keyValueHeads, int headDim, int length)
        where TLanes : struct, ILanes<TLanes>
    {
        var config = new LlamaConfig { HiddenSize = heads * headDim, Heads = heads, KeyValueHeads = keyValueHeads, HeadDim = headDim };
        using Tensor q = Random(5, 1, heads, length, headDim);
        using Tensor k = Random(6, 1, keyValueHeads, length, headDim), v = Random(7, 1, keyValueHeads, length, headDim);
        using Tensor dOut = Random(8, 1, heads, length, headDim);
        int sharing = heads / keyValueHeads;
        Tensor keys = k.repeat_interleave(sharing, 1), values = v.repeat_interleave(sharing, 1);
        Tensor o = nn.functional.scaled_dot_product_attention(q, keys, values, is_casual: true);
        o.backward([dOut]);

        float[] qkv = Values(Rows(q, k, v)), dQkv = new float[qkv.Length];
        float[] output = new float[length * heads * headDim], logSums = new float[heads * length];
        using var product = new MatrixProduct<TLanes>();
        using var kernel = new AttentionKernel<TLanes>(config, length, product);
        fixed (float* pqkv = qkv, po = output, pl = logSums, pdqkv = dQkv, pdo = Values(Rows(dOut)))
        {
            int width = (heads + (2 * keyValueHeads)) * headDim;
            Matrix inputs = new(pqkv, length, width), sums = new(pl, heads, length);
            kernel.Forward(inputs, new(po, length, heads * headDim), sums);
            kernel.Backward(new(pdo, length, heads * headDim), inputs, sums, new(pdqkv, length, width));
        }

        Close(Rows(o), output);
        Close(Rows(q.grad!, k.grad!, v.grad!), dQkv);
    }

    /// <summary>
    /// What an earlier query must not see cannot reach it, not even as infinity times zero; the query that sees it diverges.
    /// </summary>
    [Theory]
    [InlineData(40, 39)]
    [InlineData(40, 5)]
    public void An_infinite_key_harms_no_earlier_query(int length, int key)
    {
        var config = new LlamaConfig { HiddenSize = 8, Heads = 1, KeyValueHeads = 1, HeadDim = 8 };
        float[] qkv = Values(Random(15, length, 24)).Select(Math.Abs).ToArray();
        float[] expected = Attended(qkv);
        qkv.AsSpan((key * 24) + 8, 8).Fill(float.PositiveInfinity);

        float[] actual = Attended(qkv);

        Assert.Equal(expected[..(key * 8)], actual[..(key * 8)]);
        Assert.All(actual[(key * 8)..], value => Assert.True(float.IsNaN(value)));

        float[] Attended(float[] of)
        {
            float[] output = new float[length * 8], logSums = new float[length];
            using var product = new MatrixProduct<Lanes512>();
            using var kernel = new AttentionKernel<Lanes512>(config, length, product);
            fixed (float* pqkv = of, po = output, pl = logSums)
            {
                kernel.Forward(new(pqkv, length, 24), new(po, length, 8), new(pl, 1, length));
            }

            return output;
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 37)]
    public void SwiGlu(int rows, int width)
    {
        SwiGluAt<Lanes512>(rows, width);
        SwiGluAt<Lanes256>(rows, width);
        SwiGluAt<Lanes128>(rows, width);
        SwiGluAt<Lanes1>(rows, width);
    }

    private static void SwiGluAt<TLanes>(int rows, int width)
        where TLanes : struct, ILanes<TLanes>
    {
        using Tensor gate = Random(9, rows, width), up = Random(10, rows, width), ds = Random(11, rows, width);
        Tensor s = nn.functional.silu(gate).mul(up);
        s.backward([ds]);
        float[] gateUp = Values(cat([gate, up], -1)), actual = new float[rows * width];
        fixed (float* pgu = gateUp, ps = actual, pds = Values(ds))
        {
            SwiGluKernel.Forward<TLanes>(new(pgu, rows, 2 * width), new(ps, rows, width));
            SwiGluKernel.Backward<TLanes>(new(pds, rows, width), new(pgu, rows, 2 * width));
        }

        Close(s, actual);
        Close(cat([gate.grad!, up.grad!], -1), gateUp);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 257)]
    public void CrossEntropy(int rows, int vocabulary)
    {
        CrossEntropyAt<Lanes512>(rows, vocabulary);
        CrossEntropyAt<Lanes256>(rows, vocabulary);
        CrossEntropyAt<Lanes128>(rows, vocabulary);
        CrossEntropyAt<Lanes1>(rows, vocabulary);
    }

    private static void CrossEntropyAt<TLanes>(int rows, int vocabulary)
        where TLanes : struct, ILanes<TLanes>
    {
        using Tensor logits = Random(12, rows, vocabulary, scale: 5);
        int[] targets = [.. Enumerable.Range(0, rows).Select(row => row * 7 % vocabulary)];
        using Tensor classes = tensor(targets.Select(target => (long)target).ToArray());
        Tensor loss = nn.functional.cross_entropy(logits, classes, reduction: nn.Reduction.Sum);
        using Scalar share = 0.25;                                                  // held: see HeldScalar
        loss.mul(share).backward();
        float[] values = Values(logits), again = Values(logits);
        fixed (float* p = values, q = again)
        {
            double trained = CrossEntropyKernel.ForwardBackward<TLanes>(new(p, rows, vocabulary), targets, 0.25f);
            Assert.Equal(loss.item<float>(), trained, 1e-5 * loss.item<float>());
            (double nats, long correct) = CrossEntropyKernel.Measure<TLanes>(new(q, rows, vocabulary), targets);
            Assert.Equal(loss.item<float>(), nats, 1e-5 * loss.item<float>());
            Assert.Equal(logits.argmax(-1).eq(classes).sum().item<long>(), correct);
        }

        Close(logits.grad!, values);
    }

    [Fact]
    public void The_largest_is_the_same_at_every_width_whatever_is_no_number()
    {
        var random = new Random(16);
        bool isTaken = float.IsNaN(float.MaxNative(float.NaN, 1));                          // by Arm's maximum
        for (int count = 1; count <= 50; count++)
        {
            for (int none = 0; none <= count; none++)
            {
                float[] values = Floats(random, count);
                foreach (float special in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    values.AsSpan(none, Math.Min(3, count - none)).Fill(special);
                    float expected = isTaken && values.Any(float.IsNaN)
                        ? float.NaN
                        : values.Where(value => !float.IsNaN(value)).DefaultIfEmpty(float.NegativeInfinity).Max();
                    fixed (float* x = values)
                    {
                        Assert.Equal(expected, Row.Largest<Lanes512>(x, count));
                        Assert.Equal(expected, Row.Largest<Lanes256>(x, count));
                        Assert.Equal(expected, Row.Largest<Lanes128>(x, count));
                        Assert.Equal(expected, Row.Largest<Lanes1>(x, count));
                    }
                }
            }
        }
    }

    /// <summary>
    /// A logit of minus infinity is a token that cannot follow; anything else that is not finite is not lost, wherever it stands.
    /// </summary>
    [Theory]
    [InlineData(float.NaN, true)]
    [InlineData(float.PositiveInfinity, true)]
    [InlineData(float.NegativeInfinity, false)]
    public void A_logit_that_is_not_finite_reaches_the_loss_and_every_gradient(float special, bool isLost)
    {
        for (int at = 1; at < 37; at++)
        {
            Check<Lanes512>(at);
            Check<Lanes256>(at);
            Check<Lanes128>(at);
            Check<Lanes1>(at);
        }

        void Check<TLanes>(int at)
            where TLanes : struct, ILanes<TLanes>
        {
            float[] logits = Floats(new Random(17), 37), again = [.. logits];
            (logits[at], again[at]) = (special, special);
            fixed (float* z = logits, measured = again)
            {
                double nats = CrossEntropyKernel.ForwardBackward<TLanes>(new(z, 1, 37), [0], 1);
                Assert.Equal(isLost, double.IsNaN(nats));
                Assert.Equal(isLost, double.IsNaN(CrossEntropyKernel.Measure<TLanes>(new(measured, 1, 37), [0]).Nats));
                Assert.All(logits, gradient => Assert.Equal(isLost, float.IsNaN(gradient)));
            }
        }
    }

    [Fact]
    public void Of_equal_logits_the_first_is_the_prediction()
    {
        float[] logits = [1, 3, 3, 1, 3, 3];
        fixed (float* p = logits)
        {
            Assert.Equal(1, CrossEntropyKernel.Measure<Lanes128>(new(p, 2, 3), [1, 2]).Correct);
        }
    }

    [Fact]
    public void Gradients_of_a_token_add_up_wherever_it_stands()
    {
        float[] table = [1, 2, 3, 4, 5, 6], x = new float[8], dx = [1, 1, 10, 10, 100, 100, 1000, 1000], dTable = new float[6];
        fixed (float* pt = table, px = x, pdx = dx, pdt = dTable)
        {
            EmbeddingKernel.Forward([2, 0, 2, 2], new(pt, 3, 2), new(px, 4, 2));
            EmbeddingKernel.Backward<Lanes128>([2, 0, 2, 2], new(pdx, 4, 2), new(pdt, 3, 2));
        }

        Assert.Equal([5, 6, 1, 2, 5, 6, 5, 6], x);
        Assert.Equal([10, 10, 0, 0, 1101, 1101], dTable);
    }

    [Fact]
    public void The_sum_of_squares_loses_nothing_over_many_gradients()
    {
        float[] gradients = [.. Enumerable.Range(0, 100_003).Select(i => (float)Math.Sin(i))];
        double expected = gradients.Sum(value => (double)value * value);
        Assert.InRange(GradientKernel.SumOfSquares(gradients) / expected, 1 - 1e-6, 1 + 1e-6);
    }

    private static void Product<TLanes>(int m, int k, int n, bool isLeftTransposed, bool isRightTransposed, int mode, int gap)
        where TLanes : struct, ILanes<TLanes>
    {
        var random = new Random(m + (100 * k) + n);
        float[] a = Floats(random, m * k), b = Floats(random, k * n), d = Floats(random, m * (n + gap));
        float[] c = Floats(random, m * (n + gap)), before = [.. c];
        using var product = new MatrixProduct<TLanes>();
        fixed (float* pa = a, pb = b, pc = c, pd = d)
        {
            Matrix left = isLeftTransposed ? new Matrix(pa, k, m).Transposed : new Matrix(pa, m, k);
            Matrix right = isRightTransposed ? new Matrix(pb, n, k).Transposed : new Matrix(pb, k, n);
            Matrix to = new Matrix(pc, m, n + gap)[.., ..n], addend = new Matrix(pd, m, n + gap)[.., ..n];
            Action<Matrix, Matrix, Matrix> compute = mode switch
            {
                0 => product.Set,
                1 => product.Add,
                _ => (x, y, z) => product.SetToSum(addend, x, y, z),
            };
            compute(left, right, to);
        }

        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n + gap; j++)
            {
                int at = (i * (n + gap)) + j;
                double expected = before[at];                                       // beyond the last column nothing is written
                if (j < n)
                {
                    expected = mode == 0 ? 0 : mode == 1 ? before[at] : d[at];
                    for (int p = 0; p < k; p++)
                    {
                        double left = a[isLeftTransposed ? (p * m) + i : (i * k) + p];
                        expected += left * b[isRightTransposed ? (j * k) + p : (p * n) + j];
                    }
                }

                Assert.Equal(expected, c[at], 1e-4);
            }
        }
    }

    private static float[] Floats(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];

    private static Tensor Random(int seed, long first, long second, float scale = 1) => Random(seed, scale, first, second);

    private static Tensor Random(int seed, long count) => Random(seed, 1, count);

    private static Tensor Random(int seed, long a, long b, long c, long d) => Random(seed, 1, a, b, c, d);

    private static Tensor Random(int seed, float scale, params long[] shape)
    {
        float[] values = Floats(new Random(seed), (int)shape.Aggregate(1L, (product, size) => product * size));
        return tensor([.. values.Select(value => scale * value)], shape).requires_grad_(true);
    }

    /// <summary>Heads as the kernel has them: <c>[1, n, T, D]</c> each, to <c>[T, Σ n D]</c>.</summary>
    private static Tensor Rows(params Tensor[] heads) =>
        cat([.. heads.Select(head => head.squeeze(0).transpose(0, 1).reshape(head.size(2), -1))], -1);

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static void Close(Tensor expected, float[] actual)
    {
        float[] values = Values(expected);
        Assert.InRange(Norms.Distance(values, actual) / Math.Max(1e-30, Norms.Of(values)), 0, Tolerance);
    }
}
