using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>What is generated depends on the records alone: not on culture, line endings, paths or the order of files.</summary>
public class SameBytesTests
{
    private static readonly string[] _sources =
    [
        Sample.BatchSize,
        Sample.BatchSize.Replace("BatchStudy", "OtherStudy", StringComparison.Ordinal),
        // The same name in another case, a name that is a keyword, and settings on several lines with a comment and a raw string.
        Sample.BatchSize.Replace("BatchStudy", "batchstudy", StringComparison.Ordinal)
            .Replace("Study;", "Study.Of.Ğİı;", StringComparison.Ordinal),
        Sample.BatchSize.Replace("BatchStudy", "@event", StringComparison.Ordinal).Replace(
            "Corpora.DotNetDocs with { SequenceLength = 32 }",
            "Corpora.TextFiles(\"\"\"\n        a\n        b\n        \"\"\") with\n    {\n        SequenceLength = 32,      // short\n    }",
            StringComparison.Ordinal),
    ];

    private static readonly Dictionary<string, string> _expected = Generated(_sources);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Under_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(_expected, Generated(_sources));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void With_any_line_ending() =>
        Assert.Equal(_expected, Generated([.. _sources.Select(source => source.ReplaceLineEndings("\r\n"))]));

    [Fact]
    public void In_any_order_of_files() => Assert.Equal(_expected, Generated([.. _sources.Reverse()]));

    [Theory]
    [InlineData("/a folder/study")]
    [InlineData("C:\\a study")]
    public void In_any_folder(string folder) => Assert.Equal(_expected, Generated(_sources, folder));

    private static Dictionary<string, string> Generated(string[] sources, string folder = "")
    {
        CSharpCompilation compilation = Compiled.Compile(sources);
        compilation = compilation.SyntaxTrees.Aggregate(
            compilation,
            (all, tree) => all.ReplaceSyntaxTree(tree, tree.WithFilePath($"{folder}/{tree.FilePath}")));
        return Compiled.Driver().RunGenerators(compilation).GetRunResult().Results[0].GeneratedSources
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }
}
