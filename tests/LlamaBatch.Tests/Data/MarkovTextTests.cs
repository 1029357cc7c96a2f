using System.Security.Cryptography;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class MarkovTextTests
{
    private static readonly MarkovText _small = Corpora.MarkovText with { Symbols = 8, Concentration = 0.5, SequenceLength = 32 };

    private static int[] Training(TokenSource tokens, int seed, long index, int length)
    {
        var sequence = new int[length + 1];
        tokens.ReadTraining(seed, index, sequence);
        return sequence;
    }

    private static MarkovChain ChainOf(MarkovText corpus) => new(corpus.Symbols, corpus.Concentration, corpus.SourceSeed);

    public static TheoryData<int, double> Sources
        => new() { { 2, 1 }, { 8, 0.5 }, { 64, 0.1 }, { 64, 0.001 }, { 256, 0.1 }, { 256, 1000 }, { 16, 1e-9 }, { 16, 1e9 } };

    [Theory, MemberData(nameof(Sources))]
    public void Rows_are_distributions_without_zeros_and_the_stationary_distribution_is_kept_by_a_step(int symbols, double concentration)
    {
        var chain = new MarkovChain(symbols, concentration, 3);
        for (int from = 0; from < symbols; from++)
        {
            Assert.Equal(1.0, Enumerable.Range(0, symbols).Sum(to => chain.Probability(from, to)));
            Assert.All(Enumerable.Range(0, symbols), to => Assert.True(chain.Probability(from, to) > 0));
        }

        for (int to = 0; to < symbols; to++)
        {
            double next = Enumerable.Range(0, symbols).Sum(from => chain.Stationary[from] * chain.Probability(from, to));
            Assert.Equal(1.0, next / chain.Stationary[to], 1e-9);
        }
    }

    [Theory, MemberData(nameof(Sources))]
    public void The_entropy_rate_is_that_of_a_pair_less_that_of_a_token(int symbols, double concentration)
    {
        // The chain rule, H(X₂|X₁) = H(X₁, X₂) − H(X₁), and the marginal of X₂ in place of X₁.
        var chain = new MarkovChain(symbols, concentration, 3);
        double pair = 0;
        var second = new double[symbols];
        for (int from = 0; from < symbols; from++)
        {
            for (int to = 0; to < symbols; to++)
            {
                double joint = chain.Stationary[from] * chain.Probability(from, to);
                pair -= joint * Math.Log(joint);
                second[to] += joint;
            }
        }

        Assert.Equal(pair + second.Sum(p => p * Math.Log(p)), chain.EntropyRate, 1e-6);
        Assert.InRange(chain.EntropyRate, 0, Math.Log(symbols) + 1e-12);
    }

    [Fact]
    public void Two_states_have_the_entropy_of_the_textbook()
    {
        double[] stationary = MarkovChain.Solve(2, (from, to) => from == 0 ? (to == 0 ? 0.9 : 0.1) : (to == 0 ? 0.3 : 0.7));

        Assert.Equal(0.75, stationary[0], 1e-15);
        Assert.Equal(0.25, stationary[1], 1e-15);
    }

    [Fact]
    public void A_chain_that_almost_falls_apart_is_solved_to_full_precision()
    {
        // Two pairs of states, joined by steps of 1e-14 one way and 3e-14 the other: the pairs weigh 3 : 1, however
        // slowly power iteration would find out.
        double[,] p = { { 0.5, 0.5 - 1e-14, 1e-14, 0 }, { 0.5, 0.5, 0, 0 }, { 3e-14, 0, 0.5, 0.5 - 3e-14 }, { 0, 0, 0.5, 0.5 } };
        double[] stationary = MarkovChain.Solve(4, (from, to) => p[from, to]);

        Assert.Equal(3.0, (stationary[0] + stationary[1]) / (stationary[2] + stationary[3]), 1e-9);
    }

    [Fact]
    public void The_mean_surprise_of_sampled_text_is_the_entropy_rate()
    {
        const int Paths = 4000;
        MarkovChain chain = ChainOf(_small);
        TokenSource tokens = _small.Open(".");
        var means = new double[Paths];
        for (int path = 0; path < Paths; path++)
        {
            int[] sequence = Training(tokens, 1, path, 32);
            means[path] = -sequence.Zip(sequence.Skip(1), (from, to) => Math.Log(chain.Probability(from, to))).Average();
        }

        double mean = means.Average();
        double standardError = Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Paths - 1) / Paths);
        Assert.Equal(tokens.EntropyRate!.Value, mean, 3 * standardError);
        Assert.InRange(standardError, 1e-5, 0.01);
    }

    [Fact]
    public void Transitions_and_first_and_last_tokens_are_as_frequent_as_they_should_be()
    {
        const int Paths = 20_000;
        MarkovChain chain = ChainOf(_small);
        TokenSource tokens = _small.Open(".");
        var pairs = new double[8, 8];
        var from = new double[8];
        var first = new double[8];
        var last = new double[8];
        for (int path = 0; path < Paths; path++)
        {
            int[] sequence = Training(tokens, 9, path, 32);
            first[sequence[0]]++;
            last[sequence[^1]]++;
            for (int i = 0; i < 32; i++)
            {
                pairs[sequence[i], sequence[i + 1]]++;
                from[sequence[i]]++;
            }
        }

        static void Near(double count, double trials, double probability) =>
            Assert.Equal(probability, count / trials, 4.5 * Math.Sqrt(probability * (1 - probability) / trials) + 2 / trials);

        for (int i = 0; i < 8; i++)
        {
            Near(first[i], Paths, chain.Stationary[i]);
            Near(last[i], Paths, chain.Stationary[i]);
            for (int j = 0; j < 8; j++)
            {
                Near(pairs[i, j], from[i], chain.Probability(i, j));
            }
        }
    }

    [Fact]
    public void A_smaller_concentration_is_less_even()
    {
        double[] entropies = [.. new[] { 0.01, 0.1, 1, 10, 1000 }.Select(
            c => (Corpora.MarkovText with { Concentration = c }).Open(".").EntropyRate!.Value)];

        Assert.Equal(entropies.Order(), entropies);
        Assert.Equal(Math.Log(64), entropies[^1], 0.001);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_gamma_draw_has_the_mean_and_variance_of_its_shape(double shape)
    {
        const int Draws = 200_000;
        var random = new SplitMix64(17);
        double[] draws = [.. Enumerable.Range(0, Draws).Select(_ => Math.Exp(GammaSampler.LogGamma(ref random, shape)))];
        double mean = draws.Average();

        Assert.Equal(shape, mean, 4 * Math.Sqrt(shape / Draws));
        Assert.Equal(1.0, draws.Average(x => (x - mean) * (x - mean)) / shape, 4 * Math.Sqrt((2 + 6 / shape) / Draws));
    }

    [Fact]
    public void A_sequence_is_a_function_of_seed_and_index_and_a_longer_one_begins_with_a_shorter_one()
    {
        int[] sequence = Training(_small.Open("."), 4, 1_000_000_007, 32);
        TokenSource again = (_small with { SequenceLength = 64 }).Open("elsewhere");
        Training(again, 5, 3, 64);

        Assert.Equal(sequence, Training(again, 4, 1_000_000_007, 64)[..33]);
    }

    [Fact]
    public void Sequences_of_other_seeds_of_other_positions_and_of_validation_differ()
    {
        TokenSource tokens = _small.Open(".");
        var validation = new int[33];
        var seen = new HashSet<string>();
        for (int index = 0; index < 200; index++)
        {
            tokens.ReadValidation(index, validation);
            Assert.True(seen.Add(string.Join(' ', validation)));
            for (int seed = -2; seed < 5; seed++)
            {
                Assert.True(seen.Add(string.Join(' ', Training(tokens, seed, index, 32))));
            }
        }
    }

    [Fact]
    public void It_is_endless_and_made_of_bytes()
    {
        TokenSource tokens = _small.Open(".");

        Assert.Equal(256, tokens.VocabSize);
        Assert.Equal(long.MaxValue, tokens.TrainingTokens);
        Assert.Equal(long.MaxValue, tokens.ValidationWindows);
        Assert.All(Training(tokens, 1, long.MaxValue - 1, 32), token => Assert.InRange(token, 0, 7));
    }

    [Fact]
    public void The_chain_and_its_stream_are_contracts()
    {
        // Results are compared over years: when the first changes, the corpus is another one; when the second does, raise
        // TrialIdentity.NumericsVersion.
        TokenSource tokens = Corpora.MarkovText.Open(".");
        byte[] stream = [.. Enumerable.Range(0, 100).SelectMany(i => Training(tokens, 42, i, 64)).Select(token => (byte)token)];

        Assert.Equal("90759d7f6df4249f", tokens.Fingerprint[..16]);
        Assert.Equal("d31c52bfbb821578", Convert.ToHexStringLower(SHA256.HashData(stream))[..16]);
    }

    [Fact]
    public void The_fingerprint_changes_with_the_chain_and_not_with_the_sequence_length()
    {
        Assert.Distinct(
        [
            _small.Open(".").Fingerprint,
            (_small with { Symbols = 9 }).Open(".").Fingerprint,
            (_small with { Concentration = 0.51 }).Open(".").Fingerprint,
            (_small with { SourceSeed = 2 }).Open(".").Fingerprint,
        ]);
        Assert.Equal(_small.Open(".").Fingerprint, (_small with { SequenceLength = 7 }).Open(".").Fingerprint);
    }

    [Theory]
    [InlineData(1, 0.1, "Symbols of MarkovText is 1; it must be from 2 to 256.")]
    [InlineData(257, 0.1, "Symbols of MarkovText is 257; it must be from 2 to 256.")]
    [InlineData(64, 0, "Concentration of MarkovText is 0; it must be positive and finite. "
        + "Use 0.1 for uneven distributions, or 1 to draw all distributions alike.")]
    [InlineData(64, double.NaN, "Concentration of MarkovText is NaN; it must be positive and finite. "
        + "Use 0.1 for uneven distributions, or 1 to draw all distributions alike.")]
    [InlineData(64, double.PositiveInfinity, "Concentration of MarkovText is Infinity; it must be positive and finite. "
        + "Use 0.1 for uneven distributions, or 1 to draw all distributions alike.")]
    public void A_source_that_cannot_be_is_refused_in_a_sentence(int symbols, double concentration, string sentence)
    {
        MarkovText corpus = Corpora.MarkovText with { Symbols = symbols, Concentration = concentration };

        Assert.Equal(sentence, Assert.Throws<CorpusException>(() => corpus.Open(".")).Message);
    }
}
