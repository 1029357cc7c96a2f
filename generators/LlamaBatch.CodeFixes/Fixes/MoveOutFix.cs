using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.CodeFixes;

/// <summary>Moves a nested experiment out of its containing types, to a place after the outermost type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveOutFix)), Shared]
public sealed class MoveOutFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MustNotBeNested.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is not { Parent: TypeDeclarationSyntax } nested || mistake.Record is not { } record
            || record.DeclaringSyntaxReferences.Length != 1
            || OuterTypes(record).Any(type => type.IsGenericType)
            || record.ContainingNamespace.GetTypeMembers(record.Name).Any())
        {
            return;
        }

        mistake.Offer($"Move '{record.Name}' out of '{record.ContainingType.Name}'", "Move", async cancellation =>
        {
            Solution solution = mistake.Document.Project.Solution;
            IEnumerable<Edit> references = await ReferencesAsync(record, nested, solution, cancellation).ConfigureAwait(false);
            IEnumerable<Edit> moved = Move(nested, record, mistake.Model, cancellation);
            return await Edit.ApplyAsync(solution, moved.Concat(references), cancellation).ConfigureAwait(false);
        });
    }

    private static IEnumerable<INamedTypeSymbol> OuterTypes(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static IEnumerable<Edit> Move(
        TypeDeclarationSyntax nested,
        INamedTypeSymbol record,
        SemanticModel model,
        CancellationToken cancellation)
    {
        SyntaxTree tree = nested.SyntaxTree;
        SourceText text = tree.GetText(cancellation);
        TypeDeclarationSyntax outermost = nested.Ancestors().OfType<TypeDeclarationSyntax>().Last();
        int start = text.Lines.GetLineFromPosition(StartOf(nested, text)).Start;
        int end = text.Lines.GetLineFromPosition(nested.Span.End).EndIncludingLineBreak;

        IEnumerable<TextChange> changes = Accessibility(nested).Concat(OuterNames(nested, record, model, cancellation))
            .Concat(Indents(nested, outermost, start, end, text))
            .OrderBy(change => change.Span.Start)
            .Select(change => new TextChange(new TextSpan(change.Span.Start - start, change.Span.Length), change.NewText!));
        string moved = text.GetSubText(TextSpan.FromBounds(start, end)).WithChanges(changes).ToString();
        string line = Edit.NewLine(tree);

        // A blank line before the record is removed too.
        TextLine before = text.Lines[Math.Max(0, text.Lines.GetLineFromPosition(start).LineNumber - 1)];
        int removed = before.ToString().Trim().Length == 0 && before.Start < start ? before.Start : start;
        return [Edit.Remove(tree, removed, end), Edit.Insert(tree, outermost.Span.End, $"{line}{line}{moved.TrimEnd()}")];
    }

    /// <summary>The start of a declaration, including the comments above it.</summary>
    private static int StartOf(TypeDeclarationSyntax nested, SourceText text) => nested.GetLeadingTrivia()
        .Where(one => !one.IsKind(SyntaxKind.WhitespaceTrivia) && !one.IsKind(SyntaxKind.EndOfLineTrivia))
        .Select(one => one.FullSpan.Start)
        .DefaultIfEmpty(nested.SpanStart)
        .Min(position => Math.Min(position, text.Length));

    /// <summary>
    /// Makes a private or protected type internal, because only nested types can be private or protected. Also removes <c>new</c>.
    /// </summary>
    private static IEnumerable<TextChange> Accessibility(TypeDeclarationSyntax nested)
    {
        SyntaxToken[] narrow = [.. nested.Modifiers.Where(one => one.IsKind(SyntaxKind.PrivateKeyword)
            || one.IsKind(SyntaxKind.ProtectedKeyword))];
        bool isInternal = nested.Modifiers.Any(SyntaxKind.InternalKeyword);
        return narrow.Select((one, i) => i == 0 && !isInternal
            ? new TextChange(one.Span, "internal")
            : new TextChange(TextSpan.FromBounds(one.SpanStart, one.GetNextToken().SpanStart), ""))
            .Concat(nested.Modifiers.Where(one => one.IsKind(SyntaxKind.NewKeyword))
                .Select(one => new TextChange(TextSpan.FromBounds(one.SpanStart, one.GetNextToken().SpanStart), "")));
    }

    /// <summary>Qualifies the static members and nested types of outer types, because they are no longer in scope.</summary>
    private static IEnumerable<TextChange> OuterNames(
        TypeDeclarationSyntax nested,
        INamedTypeSymbol record,
        SemanticModel model,
        CancellationToken cancellation)
    {
        var outer = new HashSet<ISymbol>(OuterTypes(record), SymbolEqualityComparer.Default);
        return from name in nested.DescendantNodes().OfType<SimpleNameSyntax>()
               where name.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax) || name == name.Parent.ChildNodes().First()
               let symbol = model.GetSymbolInfo(name, cancellation).Symbol
               where symbol is { ContainingType: not null } && (symbol.IsStatic || symbol is INamedTypeSymbol)
                   && outer.Contains(symbol.ContainingType)
                   && !SymbolEqualityComparer.Default.Equals(symbol, record)
               select new TextChange(
                   new TextSpan(name.SpanStart, 0),
                   symbol.ContainingType.ToMinimalDisplayString(model, nested.SpanStart) + ".");
    }

    /// <summary>Reduces the indentation of the moved lines. Lines inside string literals keep theirs.</summary>
    private static IEnumerable<TextChange> Indents(
        TypeDeclarationSyntax nested,
        TypeDeclarationSyntax outermost,
        int start,
        int end,
        SourceText text)
    {
        int surplus = Edit.Indent(nested.SyntaxTree, nested.SpanStart).Length - Edit.Indent(nested.SyntaxTree, outermost.SpanStart).Length;
        for (TextLine line = text.Lines.GetLineFromPosition(start); line.Start < end; line = text.Lines[line.LineNumber + 1])
        {
            SyntaxToken token = nested.SyntaxTree.GetRoot().FindToken(line.Start);
            bool isInText = token.SpanStart < line.Start
                || token.Parent!.AncestorsAndSelf().Any(node => node is InterpolatedStringExpressionSyntax && node.SpanStart < line.Start);
            int blank = line.ToString().TakeWhile(letter => letter is ' ' or '\t').Count();
            if (!isInText && surplus > 0 && blank > 0)
            {
                yield return new TextChange(new TextSpan(line.Start, Math.Min(surplus, blank)), "");
            }

            if (line.LineNumber + 1 == text.Lines.Count)
            {
                yield break;
            }
        }
    }

    /// <summary>Removes the outer type's name wherever other code refers to the moved record.</summary>
    private static async Task<IEnumerable<Edit>> ReferencesAsync(
        INamedTypeSymbol record,
        TypeDeclarationSyntax nested,
        Solution solution,
        CancellationToken cancellation)
    {
        IEnumerable<ReferencedSymbol> references = await SymbolFinder.FindReferencesAsync(record, solution, cancellation)
            .ConfigureAwait(false);
        return [.. from reference in references
                   from location in reference.Locations
                   let tree = location.Location.SourceTree
                   where tree is not null && !tree.IsGenerated()
                       && !(tree == nested.SyntaxTree && nested.FullSpan.Contains(location.Location.SourceSpan))
                   let name = tree.GetRoot(cancellation).FindNode(location.Location.SourceSpan)
                   where name.Parent is QualifiedNameSyntax qualified && qualified.Right == name
                       || name.Parent is MemberAccessExpressionSyntax access && access.Name == name
                   select new Edit(tree, new TextChange(TextSpan.FromBounds(name.Parent!.SpanStart, name.SpanStart), ""))];
    }
}
