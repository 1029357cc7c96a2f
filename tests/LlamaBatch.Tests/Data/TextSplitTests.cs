using System.Globalization;
using System.Text;
using CsCheck;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class TextSplitTests
{
    private static Document Doc(string key, string text) => new(key, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Each_document_is_followed_by_a_blank_line_and_order_is_kept()
    {
        TextSplit split = TextSplit.Of([Doc("b", "one"), Doc("a", "two"), Doc("c", "")], 1e-9);

        Assert.Equal("one\n\ntwo\n\n", Encoding.UTF8.GetString(split.Training));
        Assert.True(split.Validation.IsEmpty);
    }

    [Fact]
    public void A_document_more_moves_no_other_document()
    {
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 8].Array[1, 30], Gen.Double[0.01, 0.99]).Sample((keys, share) =>
        {
            keys = [.. keys.Distinct()];
            TextSplit all = TextSplit.Of(keys.Select(k => Doc(k, k)), share);
            TextSplit fewer = TextSplit.Of(keys.Skip(1).Select(k => Doc(k, k)), share);
            string first = keys[0] + "\n\n";
            return Encoding.UTF8.GetString(all.Training) == (TextSplit.IsHeldOut(keys[0], share) ? "" : first)
                + Encoding.UTF8.GetString(fewer.Training)
                && Encoding.UTF8.GetString(all.Validation) == (TextSplit.IsHeldOut(keys[0], share) ? first : "")
                    + Encoding.UTF8.GetString(fewer.Validation);
        });
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void The_share_held_out_is_the_share_asked_for(double share)
    {
        const int Documents = 20_000;
        double heldOut = Enumerable.Range(0, Documents).Count(i => TextSplit.IsHeldOut($"folder/file-{i}.txt", share)) / (double)Documents;

        Assert.Equal(share, heldOut, 3 * Math.Sqrt(share * (1 - share) / Documents));
    }

    [Fact]
    public void A_larger_share_only_adds_to_what_is_held_out()
    {
        Assert.All(
            Enumerable.Range(0, 1000).Select(i => $"{i}").Where(key => TextSplit.IsHeldOut(key, 0.1)),
            key => Assert.True(TextSplit.IsHeldOut(key, 0.3)));
    }

    [Fact]
    public void The_fingerprint_is_the_documented_hash()
    {
        byte[] hashed = Encoding.UTF8.GetBytes("tokenizer utf8-bytes\ntraining 5\none\n\nvalidation 0\n");

        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(hashed)),
            TextSplit.Of([Doc("b", "one")], 1e-9).Fingerprint);
    }

    [Fact]
    public void The_fingerprint_changes_with_the_text_the_order_and_the_split()
    {
        Document[] documents = [.. Enumerable.Range(0, 40).Select(i => Doc($"{i}", $"text {i}"))];
        Document[] changed = [.. documents[..39], Doc("39", "Text 39")];

        string[] fingerprints =
        [
            TextSplit.Of(documents, 0.2).Fingerprint,
            TextSplit.Of(changed, 0.2).Fingerprint,
            TextSplit.Of(documents.Reverse(), 0.2).Fingerprint,
            TextSplit.Of(documents, 0.4).Fingerprint,
            new TextSplit("a"u8.ToArray(), "bc"u8.ToArray()).Fingerprint,
            new TextSplit("ab"u8.ToArray(), "c"u8.ToArray()).Fingerprint,
        ];

        Assert.Distinct(fingerprints);
        Assert.Equal(fingerprints[0], TextSplit.Of(documents, 0.2).Fingerprint);
    }

    private static TextSplit Paragraphs(int count)
        => TextSplit.Of(Enumerable.Range(0, count).Select(i => Doc($"{i}", $"paragraph {i:000}: é")), 0.2);

    [Fact]
    public void A_limit_keeps_whole_paragraphs_in_their_order_and_all_held_out_text()
    {
        TextSplit all = Paragraphs(400);
        string[] paragraphs = Encoding.UTF8.GetString(all.Training).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        TextSplit limited = all.LimitedTo(19 * 50);                                 // a paragraph and its blank line have 19 bytes

        string[] kept = Encoding.UTF8.GetString(limited.Training).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(50, kept.Length);
        Assert.Equal(paragraphs.Where(kept.Contains), kept);
        Assert.Equal(all.Validation.ToArray(), limited.Validation.ToArray());
        Assert.NotEqual(all.Fingerprint, limited.Fingerprint);
    }

    /// <summary>Spread evenly: each quarter of the text gives about a quarter of what is kept.</summary>
    [Fact]
    public void A_limit_takes_from_all_parts_of_the_text()
    {
        TextSplit all = Paragraphs(400);
        string[] kept = Encoding.UTF8.GetString(all.LimitedTo(19 * 50).Training).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(
            kept.GroupBy(text => int.Parse(text.AsSpan(10, 3), CultureInfo.InvariantCulture) / 100),
            quarter => Assert.InRange(quarter.Count(), 9, 16));
        Assert.Equal(4, kept.Select(text => int.Parse(text.AsSpan(10, 3), CultureInfo.InvariantCulture) / 100).Distinct().Count());
    }

    [Fact]
    public void A_higher_limit_only_adds_and_no_limit_cuts_a_character()
    {
        TextSplit all = Paragraphs(60);
        Gen.Select(Gen.Long[1, all.Training.Length + 5], Gen.Long[0, 200]).Sample((limit, more) =>
        {
            byte[] small = all.LimitedTo(limit).Training.ToArray();
            HashSet<string> large = [.. Encoding.UTF8.GetString(all.LimitedTo(limit + more).Training).Split("\n\n")];
            string[] paragraphs = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(small).Split("\n\n");
            return small.Length <= Math.Min(limit, all.Training.Length)
                && paragraphs.Count(text => !large.Contains(text)) <= 1;            // the one that was cut
        });
    }

    [Fact]
    public void A_limit_of_zero_or_above_the_text_changes_nothing()
    {
        TextSplit all = Paragraphs(20);

        Assert.Same(all, all.LimitedTo(0));
        Assert.Same(all, all.LimitedTo(all.Training.Length));
        Assert.Same(all, all.LimitedTo(long.MaxValue));
    }
}
