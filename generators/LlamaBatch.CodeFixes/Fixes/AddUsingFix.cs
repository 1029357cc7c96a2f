using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds a using directive for the extension method that creates the experiment's optimizer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddUsingFix)), Shared]
public sealed class AddUsingFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.OptimizerHasNoFactory.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Namespace) is { } name
            && mistake.Node.SyntaxTree.GetRoot(mistake.Cancellation) is CompilationUnitSyntax file)
        {
            string line = Edit.NewLine(file.SyntaxTree);
            mistake.Offer($"Add 'using {name};'", "Using", file.Usings.LastOrDefault() is { } last
                ? Edit.Insert(file.SyntaxTree, last.Span.End, $"{line}using {name};")
                : Edit.Insert(file.SyntaxTree, file.GetFirstToken().SpanStart, $"using {name};{line}{line}"));
        }
    }
}
