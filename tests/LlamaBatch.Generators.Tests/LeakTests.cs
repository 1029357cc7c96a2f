namespace LlamaBatch.Generators.Tests;

/// <summary>Corpora of an author that validate on training text; each beside one that is right.</summary>
public class LeakTests
{
    [Theory]
    [InlineData(
        "new Bytes(train: File.ReadAllBytes(\"a.txt\"), validation: File.ReadAllBytes(\"a.txt\"))",
        "LB5010 'File.ReadAllBytes(\"a.txt\")'")]
    [InlineData("new Bytes(File.ReadAllBytes(\"a.txt\"), File.ReadAllBytes(\"a.txt\"))", "LB5010 'File.ReadAllBytes(\"a.txt\")'")]
    [InlineData("new Bytes(File.ReadAllBytes(\"a.txt\"), File.ReadAllBytes(\"b.txt\"))")]
    [InlineData("new TextTokens(TextSplit.Of(Documents, validationShare: 0), this)", "LB0010 '0'")]
    [InlineData("new TextTokens(TextSplit.Of(Documents, 0.9), this)", "LB5006 '0.9'")]
    [InlineData("new TextTokens(TextSplit.Of(Documents, 0.1), this)")]
    public void The_text_that_a_corpus_opens(string source, params string[] problems) => Expect($$"""
        public sealed record Plays : Corpus
        {
            private static readonly Document[] Documents = [];
            public override string Name => "Plays";
            public override IEnumerable<Setting> Settings() => [];
            public override TokenSource Open(string folder) => {{source}};
        }
        """, "", problems);

    [Theory]
    [InlineData("public double TrainingShare => 0.95; public double ValidationShare => 0.1;", "LB5010 '0.1'")]
    [InlineData("public double TrainingShare => 0.9; public double ValidationShare => 0.1;")]
    [InlineData("private const string TrainFile = \"a\"; private const string TestFile = \"a\";", "LB5010 '\"a\"'")]
    [InlineData("private const string TrainPattern = \"*.txt\"; private const string TestPattern = \"*.txt\";")]
    [InlineData("private const string TrainFile = \"\"; private const string LatestFile = \"\";")]
    [InlineData("private const int TrainLength = 64; private const int ValidationLength = 64;")]
    public void The_texts_that_a_corpus_names(string members, params string[] problems) => Expect($$"""
        public sealed record Plays : Corpus
        {
            {{members}}
            public override string Name => "Plays";
            public override IEnumerable<Setting> Settings() => [];
            public override TokenSource Open(string folder) => throw new NotSupportedException();
        }
        """, "", problems);

    [Theory]
    [InlineData("Copy(window, sequence)", "LB5010 'ReadValidation'")]
    [InlineData("ReadTraining(0, window, sequence)", "LB5010 'ReadTraining(0, window, sequence)'")]
    [InlineData("Copy(Start + window, sequence)")]
    [InlineData("ReadTraining(0, Start + window, sequence)")]
    public void The_windows_that_a_source_reads(string validation, params string[] problems) => Expect("", $$"""
            private const long Start = 1_000;
            public override void ReadTraining(int seed, long index, Span<int> sequence) => Copy(index, sequence);
            public override void ReadValidation(long window, Span<int> sequence) => {{validation}};
            private static void Copy(long place, Span<int> sequence) => sequence[0] = (int)place;
        """, problems);

    /// <summary>The text is named in the experiment.</summary>
    [Theory]
    [InlineData("new Plays(\"a.txt\", \"a.txt\")", "LB5010 '\"a.txt\"'")]
    [InlineData("new Plays(\"a.txt\", \"b.txt\")")]
    [InlineData("new Plays(Validation: \"a.txt\", Training: \"a.txt\")", "LB5010 '\"a.txt\"'")]
    public void The_texts_that_an_experiment_names(string corpus, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With("Corpora.DotNetDocs with { SequenceLength = 32 }", $"{corpus} with {{ SequenceLength = 32 }}") + """


            public sealed record Plays(string Training, string Validation) : Corpus
            {
                public override string Name => "Plays";
                public override IEnumerable<Setting> Settings() => [new(nameof(Training), Training), new(nameof(Validation), Validation)];
                public override LlamaBatch.Data.TokenSource Open(string folder) => throw new NotSupportedException();
            }
            """).Problems);

    private static void Expect(string types, string members, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            using LlamaBatch.Data;
            using System.IO;

            {{types}}

            public class Bytes(byte[] train, byte[] validation) : TokenSource
            {
                public override string Fingerprint => $"{train.Length}{validation.Length}";
                public override int VocabSize => 256;
                public override long TrainingTokens => train.Length;
                public override long ValidationWindows => 9;
            {{(members.Length > 0 ? members : """
                public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();
                public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
                """)}}
            }
            """).Problems);
}
