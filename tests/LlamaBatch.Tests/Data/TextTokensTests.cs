using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class TextTokensTests
{
    private static readonly Marked _corpus = Marked.OfLength(documents: 60, characters: 97) with { SequenceLength = 16 };

    private static int[] Training(TokenSource tokens, int seed, long index, int sequenceLength = 16)
    {
        var sequence = new int[sequenceLength + 1];
        tokens.ReadTraining(seed, index, sequence);
        return sequence;
    }

    private static int[] Validation(TokenSource tokens, long window, int sequenceLength = 16)
    {
        var sequence = new int[sequenceLength + 1];
        tokens.ReadValidation(window, sequence);
        return sequence;
    }

    /// <summary>A text in which every three bytes stand in one place only, so that a window says where it was cut.</summary>
    private static TextTokens Numbered(int length, int sequenceLength)
    {
        var training = new byte[length];
        for (int i = 0; i < length; i++)
        {
            training[i] = (byte)(i % 3 == 0 ? 0 : i % 3 == 1 ? 1 + i / 3 / 255 : 1 + i / 3 % 255);
        }

        return new TextTokens(new TextSplit(training, new byte[sequenceLength + 1]), _corpus with { SequenceLength = sequenceLength });
    }

    private static int PlaceOf(int[] window)
    {
        int zero = Array.IndexOf(window, 0);
        return ((window[zero + 1] - 1) * 255 + window[zero + 2] - 1) * 3 - zero;
    }

    [Fact]
    public void A_sequence_is_a_function_of_seed_and_index_whatever_was_read_before()
    {
        TextTokens tokens = _corpus.Tokens();
        Gen.Select(Gen.Int, Gen.Long[0, 1L << 40], Gen.Int, Gen.Long[0, 1000]).Sample((seed, index, otherSeed, otherIndex) =>
        {
            int[] first = Training(_corpus.Tokens(), seed, index);
            Training(tokens, otherSeed, otherIndex);
            return Training(tokens, seed, index).SequenceEqual(first);
        }, iter: 200);
    }

    [Theory]
    [InlineData(1000, 16)]
    [InlineData(1007, 16)]
    [InlineData(40, 16)]
    [InlineData(17, 16)]
    [InlineData(32, 16)]
    [InlineData(50, 4)]
    public void An_epoch_reads_every_window_once(int length, int sequenceLength)
    {
        TextTokens tokens = Numbered(length, sequenceLength);
        for (int epoch = 0; epoch < 4; epoch++)
        {
            List<int> places = [.. Enumerable.Range(0, (int)tokens.SequencesPerEpoch)
                .Select(i => PlaceOf(Training(tokens, 5, epoch * tokens.SequencesPerEpoch + i, sequenceLength)))
                .Order()];

            Assert.Equal(Enumerable.Range(0, places.Count).Select(i => places[0] + i * sequenceLength), places);
            Assert.InRange(places[0], 0, sequenceLength - 1);
            Assert.True(
                length - (places[^1] + sequenceLength + 1) < 2 * sequenceLength,
                "an epoch leaves less than two windows of text unread");
        }
    }

    [Fact]
    public void The_borders_of_the_windows_move_with_the_epoch_and_reach_every_place()
    {
        TextTokens tokens = Numbered(1000, 8);
        var starts = Enumerable.Range(0, 200).Select(epoch => PlaceOf(Training(tokens, 1, epoch * tokens.SequencesPerEpoch, 8)) % 8)
            .ToHashSet();

        Assert.Equal(8, starts.Count);
    }

    [Fact]
    public void Seeds_and_epochs_read_in_different_orders()
    {
        TextTokens tokens = Numbered(4000, 8);
        string Order(
            int seed,
            int epoch) => string.Join(
                ' ',
                Enumerable.Range(0, 50).Select(i => PlaceOf(Training(tokens, seed, epoch * tokens.SequencesPerEpoch + i, 8))));

        Assert.Distinct([Order(0, 0), Order(1, 0), Order(2, 0), Order(-1, 0), Order(0, 1), Order(0, 2)]);
    }

    [Fact]
    public void No_training_window_holds_validation_text_and_no_validation_window_training_text()
    {
        TextTokens tokens = _corpus.Tokens();
        for (long index = 0; index < 4 * tokens.SequencesPerEpoch; index++)
        {
            Assert.DoesNotContain(Training(tokens, 3, index), token => token >= 'a');
        }

        for (long window = 0; window < tokens.ValidationWindows; window++)
        {
            Assert.DoesNotContain(Validation(tokens, window), token => token is >= '0' and <= '9');
        }
    }

    [Fact]
    public void Validation_windows_cover_the_held_out_text_without_overlap()
    {
        byte[] text = [.. Enumerable.Range(0, 205).Select(i => (byte)i)];
        var tokens = new TextTokens(new TextSplit(text, text), _corpus with { SequenceLength = 4 });

        Assert.Equal(51, tokens.ValidationWindows);
        Assert.Equal(Enumerable.Range(0, 51).Select(i => 4 * i), Enumerable.Range(0, 51).Select(i => Validation(tokens, i, 4)[0]).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => Validation(tokens, 51, 4));
    }

    [Fact]
    public void The_stream_is_the_same_for_every_batch_size()
    {
        // Sequences that a multiple of 1, 16 and 100 holds, read batch by batch as a pipeline reads them.
        static string HashInBatchesOf(int batchSize, int sequences, int seed)
        {
            TextTokens tokens = _corpus.Tokens();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var batch = new int[batchSize * 17];
            for (int step = 0; step < sequences / batchSize; step++)
            {
                for (int row = 0; row < batchSize; row++)
                {
                    tokens.ReadTraining(seed, (long)step * batchSize + row, batch.AsSpan(row * 17, 17));
                }

                hash.AppendData(Array.ConvertAll(batch, token => (byte)token));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        Gen.Int[0, 1000].Sample(seed =>
        {
            string one = HashInBatchesOf(1, 800, seed);
            return HashInBatchesOf(16, 800, seed) == one && HashInBatchesOf(100, 800, seed) == one;
        }, iter: 10);
    }

    [Fact]
    public void The_order_of_the_stream_is_a_contract()
    {
        // Results are compared over years: when this changes, raise TrialIdentity.NumericsVersion.
        TextTokens tokens = Numbered(5000, 8);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> place = stackalloc byte[sizeof(int)];
        for (int index = 0; index < 2000; index++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(place, PlaceOf(Training(tokens, 42, index, 8)));
            hash.AppendData(place);
        }

        Assert.Equal("c072be0f6e76382c", Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void The_fingerprint_does_not_know_the_sequence_length()
    {
        Assert.Equal(_corpus.Tokens().Fingerprint, (_corpus with { SequenceLength = 5 }).Tokens().Fingerprint);
    }

    [Fact]
    public void A_side_shorter_than_one_sequence_is_refused_in_a_sentence()
    {
        byte[] enough = Encoding.UTF8.GetBytes("12345");
        byte[] tooShort = Encoding.UTF8.GetBytes("1234");
        Marked corpus = _corpus with { SequenceLength = 4 };

        Assert.Equal(1, new TextTokens(new TextSplit(enough, enough), corpus).SequencesPerEpoch);
        Assert.Equal(
            "The training text of Marked has 4 tokens; one sequence needs 5: 4 inputs and the last target. "
                + "Add text, shorten SequenceLength, or change the share held out for validation.",
            Assert.Throws<CorpusException>(() => new TextTokens(new TextSplit(tooShort, enough), corpus)).Message);
        Assert.StartsWith(
            "The validation text of Marked has 4 tokens; one sequence needs 5",
            Assert.Throws<CorpusException>(() => new TextTokens(new TextSplit(enough, tooShort), corpus)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(int.MaxValue)]
    public void A_sequence_length_that_no_sequence_has_is_refused(int sequenceLength)
    {
        Assert.StartsWith(
            FormattableString.Invariant($"SequenceLength of Marked is {sequenceLength}"),
            Assert.Throws<CorpusException>(() => (_corpus with { SequenceLength = sequenceLength }).Tokens()).Message);
    }

    [Fact]
    public void A_span_of_another_length_and_a_negative_index_are_programming_errors()
    {
        TextTokens tokens = _corpus.Tokens();

        Assert.Throws<ArgumentException>(() => tokens.ReadTraining(1, 0, new int[16]));
        Assert.Throws<ArgumentException>(() => tokens.ReadValidation(0, new int[18]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokens.ReadTraining(1, -1, new int[17]));
    }
}
