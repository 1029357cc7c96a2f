using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>The record to which the fragments of the examples belong.</summary>
internal static class ExampleRecord
{
    /// <summary>The record as the page shows it.</summary>
    public const string Text = """
        /// <summary>What the batch size does to a small Llama.</summary>
        [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
        [Measure<ValidationLoss>(EveryTokens = 200_000)]
        public sealed partial record BatchStudy : LlamaExperiment
        {
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;

            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano;

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1),
            };

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
        }
        """;

    private const string Name = "BatchStudy";

    private const string Namespace = "namespace Study;\n\n";

    /// <summary>The place of the remaining members, as a reader sees it.</summary>
    private const string Rest = "{ … }";

    private static readonly RecordDeclarationSyntax _record = RecordIn(SyntaxFactory.ParseCompilationUnit(Text))!;

    /// <summary>A fragment as it is compiled, with the place of its marked text.</summary>
    /// <remarks>
    /// A fragment is one of three: members of the record; the record with attributes or members, perhaps beside other types; or a
    /// complete experiment with another name. What a fragment has in place of the record's own replaces it.
    /// </remarks>
    public static (string Source, TextSpan Marked) Complete(string fragment)
    {
        (string text, TextSpan marked) = Unmarked(fragment);
        text = text.Replace(Rest, "{   }", StringComparison.Ordinal);
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(text, options: Compiled.ParseOptions);
        if (!unit.Members.All(member => member is BaseTypeDeclarationSyntax))
        {
            var members = RecordIn(SyntaxFactory.ParseCompilationUnit($"record {Name} {{ {text} }}", options: Compiled.ParseOptions))!;
            string head = Namespace + Text[..(_record.OpenBraceToken.Span.End - _record.FullSpan.Start)]
                + string.Concat(Missing(members).Select(member => member.ToFullString())) + "\n";
            return ($"{head}{text}\n}}\n", new TextSpan(head.Length + marked.Start, marked.Length));
        }

        if (RecordIn(unit) is not { } record)
        {
            return (Namespace + text, new TextSpan(Namespace.Length + marked.Start, marked.Length));
        }

        string attributes = string.Concat(_record.AttributeLists
            .Where(list => record.AttributeLists.SelectMany(own => own.Attributes).All(own => NameOf(own) != NameOf(list.Attributes[0])))
            .Select(list => list.ToString()));
        string rest = string.Concat(Missing(record).Select(member => member.ToFullString()));
        string source = text.Insert(record.CloseBraceToken.SpanStart, rest).Insert(record.SpanStart, attributes);
        int shift = Namespace.Length
            + (marked.Start >= record.SpanStart ? attributes.Length : 0)
            + (marked.Start >= record.CloseBraceToken.SpanStart ? rest.Length : 0);
        return (Namespace + source, new TextSpan(marked.Start + shift, marked.Length));
    }

    /// <summary>A fragment without marks, with the place of the text between them.</summary>
    public static (string Text, TextSpan Marked) Unmarked(string fragment)
    {
        int start = fragment.IndexOf("[|", StringComparison.Ordinal);
        int end = fragment.LastIndexOf("|]", StringComparison.Ordinal);
        return start < 0
            ? (fragment, default)
            : (fragment[..start] + fragment[(start + 2)..end] + fragment[(end + 2)..], TextSpan.FromBounds(start, end - 2));
    }

    /// <summary>The members that a fragment does not have. A record without a base type has nothing to override.</summary>
    private static IEnumerable<MemberDeclarationSyntax> Missing(RecordDeclarationSyntax fragment)
    {
        bool isMembers = fragment.Parent is CompilationUnitSyntax && fragment.BaseList is null && fragment.Modifiers.Count == 0;
        return _record.Members.Where(member => fragment.Members.All(own => NameOf(own) != NameOf(member))
            && (isMembers || fragment.BaseList is not null || !member.Modifiers.Any(SyntaxKind.OverrideKeyword)));
    }

    private static RecordDeclarationSyntax? RecordIn(SyntaxNode root) =>
        root.DescendantNodes().OfType<RecordDeclarationSyntax>().FirstOrDefault(record => record.Identifier.ValueText == Name);

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    };

    private static string NameOf(AttributeSyntax attribute) => ((SimpleNameSyntax)attribute.Name).Identifier.ValueText;
}
