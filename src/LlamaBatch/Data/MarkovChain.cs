using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Data;

/// <summary>
/// A first-order Markov chain whose transition probabilities are positive multiples of 2⁻²⁴. Every symbol is reachable, so the stationary
/// distribution is unique. The rounding makes the chain the same on every machine, although machines may compute slightly different
/// logarithms.
/// </summary>
internal sealed class MarkovChain
{
    /// <summary>The number of bits in a transition's weight. The weights of a row sum to 2²⁴.</summary>
    private const int WeightBits = 24;

    private readonly uint[] _weights;                                               // [from, to], row by row
    private readonly uint[] _ends;                                                  // running sums of each row
    private readonly double[] _stationaryEnds;

    /// <summary>Draws the transition matrix of a chain, each row from a symmetric Dirichlet distribution.</summary>
    /// <param name="symbols">The number of symbols S, at least 2.</param>
    /// <param name="concentration">
    /// The parameter α of the Dirichlet distribution. A small value makes the probabilities in a row uneven.
    /// </param>
    /// <param name="seed">The seed of the draw.</param>
    public MarkovChain(int symbols, double concentration, int seed)
    {
        Symbols = symbols;
        _weights = new uint[symbols * symbols];
        for (int from = 0; from < symbols; from++)
        {
            var random = SplitMix64.For(Purpose.MarkovSource, seed, from);
            Quantize(GammaSampler.Dirichlet(ref random, symbols, concentration), _weights.AsSpan(from * symbols, symbols));
        }

        _ends = RunningSums(_weights, symbols);
        Stationary = Solve(symbols, Probability);
        _stationaryEnds = new double[symbols];
        double sum = 0;
        for (int i = 0; i < symbols; i++)
        {
            _stationaryEnds[i] = sum += Stationary[i];
        }

        EntropyRate = Entropy();
    }

    /// <summary>The number of symbols, S.</summary>
    public int Symbols { get; }

    /// <summary>The stationary distribution π [S], with π P = π.</summary>
    public double[] Stationary { get; }

    /// <summary>The entropy rate H = −Σ πᵢ Pᵢⱼ ln Pᵢⱼ, in nats per token.</summary>
    public double EntropyRate { get; }

    /// <summary>The probability that <paramref name="to"/> follows <paramref name="from"/>.</summary>
    public double Probability(int from, int to) => _weights[from * Symbols + to] / (double)(1 << WeightBits);

    /// <summary>
    /// Draws a path. Its first token is drawn from the stationary distribution, so every token of the path has this distribution.
    /// </summary>
    public void Walk(SplitMix64 random, Span<int> path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        path[0] = FirstAbove<double>(_stationaryEnds, random.NextUnit());
        for (int i = 1; i < path.Length; i++)
        {
            path[i] = FirstAbove<uint>(_ends.AsSpan(path[i - 1] * Symbols, Symbols), (uint)(random.Next() >> (64 - WeightBits)));
        }
    }

    /// <summary>The SHA-256 of the transition weights, in hexadecimal. It identifies the chain.</summary>
    public string Fingerprint()
    {
        byte[] bytes = new byte[sizeof(uint) * _weights.Length];
        for (int i = 0; i < _weights.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(sizeof(uint) * i), _weights[i]);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(FormattableString.Invariant($"markov order 1, weights of 2^{WeightBits}, {Symbols} symbols\n")));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The stationary distribution, by the elimination of Grassmann, Taksar and Heyman (1985). The method uses no subtraction, so the
    /// result has full relative precision, even for chains on which power iteration does not converge.
    /// </summary>
    /// <param name="states">The number of states.</param>
    /// <param name="probability">The transition probability from one state to another.</param>
    public static double[] Solve(int states, Func<int, int, double> probability)
    {
        var p = new double[states, states];
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j < states; j++)
            {
                p[i, j] = probability(i, j);
            }
        }

        for (int last = states - 1; last > 0; last--)
        {
            double leaving = 0;
            for (int j = 0; j < last; j++)
            {
                leaving += p[last, j];
            }

            for (int i = 0; i < last; i++)
            {
                p[i, last] /= leaving;
                for (int j = 0; j < last; j++)
                {
                    p[i, j] += p[i, last] * p[last, j];
                }
            }
        }

        var stationary = new double[states];
        stationary[0] = 1;
        for (int j = 1; j < states; j++)
        {
            for (int i = 0; i < j; i++)
            {
                stationary[j] += stationary[i] * p[i, j];
            }
        }

        double total = stationary.Sum();
        return Array.ConvertAll(stationary, x => x / total);
    }

    /// <summary>Rounds probabilities to positive integer weights that sum to 2²⁴. The largest weight absorbs the remainder.</summary>
    private static void Quantize(double[] probabilities, Span<uint> weights)
    {
        uint rest = 1u << WeightBits;
        int largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = 1 + (uint)(probabilities[i] * ((1 << WeightBits) - weights.Length));
            rest -= weights[i];
            largest = probabilities[i] > probabilities[largest] ? i : largest;
        }

        weights[largest] += rest;
    }

    private static uint[] RunningSums(uint[] weights, int symbols)
    {
        var sums = new uint[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            sums[i] = weights[i] + (i % symbols == 0 ? 0 : sums[i - 1]);
        }

        return sums;
    }

    /// <summary>The index of the first interval whose end lies above a number.</summary>
    private static int FirstAbove<T>(ReadOnlySpan<T> ends, T number)
        where T : IComparable<T>
    {
        int low = 0;
        // If rounding leaves the end of the last interval below the number, the result is the last interval.
        int high = ends.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ends[middle].CompareTo(number) > 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private double Entropy()
    {
        double entropy = 0;
        for (int from = 0; from < Symbols; from++)
        {
            for (int to = 0; to < Symbols; to++)
            {
                entropy -= Stationary[from] * Probability(from, to) * Math.Log(Probability(from, to));
            }
        }

        return entropy;
    }
}
