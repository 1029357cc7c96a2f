using System.Text;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

/// <summary>A corpus of the tests: what a user writes to bring a text of their own.</summary>
internal sealed record Marked(IReadOnlyList<string> Texts) : Corpus
{
    public override string Name => "Marked";

    public override IEnumerable<Setting> Settings() => [];

    public override TokenSource Open(string folder) => Tokens();

    public TextTokens Tokens() =>
        new(TextSplit.Of(Texts.Select((text, i) => new Document($"document {i}", Encoding.UTF8.GetBytes(text))), 0.2), this);

    /// <summary>Documents of digits; a document that goes to validation is of letters.</summary>
    public static Marked OfLength(int documents, int characters) => new(
        [.. Enumerable.Range(0, documents).Select(i => string.Concat(
            Enumerable.Range(0, characters).Select(j => (char)((TextSplit.IsHeldOut($"document {i}", 0.2) ? 'a' : '0') + (i + j) % 10))))]);
}
