using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The properties of a record that its settings read, directly or through other members of the record.</summary>
internal sealed class SettingReads
{
    private static readonly string[] _all = ["Model", "Corpus", "Training", "Optimizer", "Validation", "Probe"];

    private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _accessors = new(StringComparer.Ordinal);
    private bool _isOpen;

    /// <summary>
    /// Whether a setting reads, or may read, a property. True for every property if code receives the whole record, or if a base has no
    /// source code.
    /// </summary>
    public bool Contains(IPropertySymbol property)
        => _isOpen || _accessors.Contains(property.Name) || _members.Any(member => IsOrOverrides(property, member));

    /// <summary>Whether a setting certainly reads a member itself, and not only a member that overrides it.</summary>
    public bool ContainsExactly(ISymbol member) => _members.Contains(member.OriginalDefinition);

    /// <summary>Finds the record's properties that the settings read.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <param name="sections">The settings to search; all settings by default.</param>
    public static SettingReads Of(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation,
        params string[] sections) => Of(experiment, PointSetup.OfPoint, false, compilation, cancellation, sections);

    /// <summary>Finds the properties that the settings of the baseline read, including reads in constructors.</summary>
    public static SettingReads OfBaseline(ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation) =>
        Of(experiment, PointSetup.OfBaseline, true, compilation, cancellation);

    private static SettingReads Of(
        ExperimentDeclaration experiment,
        Func<ExperimentDeclaration, ILookup<string, ISymbol>, CancellationToken, PointSetup> setupOf,
        bool isBaseline,
        Compilation compilation,
        CancellationToken cancellation,
        params string[] sections)
    {
        var reads = new SettingReads();
        ILookup<string, ISymbol> own = experiment.Record.MembersBelowExperiment().Select(member => member.OriginalDefinition)
            .ToLookup(member => member.Name, StringComparer.Ordinal);
        var open = new Queue<ISymbol>((sections.Length == 0 ? _all : sections).Select(experiment.Setting).OfType<ISymbol>()
            .Select(member => member.OriginalDefinition));
        PointSetup setup = setupOf(experiment, own, cancellation);
        var seen = new HashSet<ISymbol>(open, SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            ISymbol member = open.Dequeue();
            reads._isOpen |= member.DeclaringSyntaxReferences.Length == 0;
            foreach (SyntaxNode body in Declarations(member, cancellation))
            {
                SemanticModel model = experiment.Bodies.ModelOf(body.SyntaxTree);
                reads._isOpen |= body.DescendantNodes().OfType<ThisExpressionSyntax>()
                    .Any(whole => !IsOwnMember(whole, experiment.Record, model, cancellation));
                // Names are filtered before they are bound, because binding is slow and most names are not members of the record.
                foreach (SimpleNameSyntax name in body.DescendantNodes().OfType<SimpleNameSyntax>()
                    .Where(name => own.Contains(name.Identifier.ValueText) && !IsInNameof(name)))
                {
                    ISymbol? named = model.GetSymbolInfo(name, cancellation).Symbol;
                    if (isBaseline && named is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
                    {
                        named = own[named.Name].FirstOrDefault(member => IsParameter(member, named)) ?? named;
                    }

                    if (named?.OriginalDefinition is { } symbol
                        && own[symbol.Name].Contains(symbol, SymbolEqualityComparer.Default)
                        && symbol is IPropertySymbol or IMethodSymbol or IFieldSymbol)
                    {
                        // If the setter of an axis sets this member, the setting also depends on that axis.
                        reads._members.Add(symbol);
                        var filling = setup.Filling(symbol).ToList();
                        reads._accessors.UnionWith(filling.Select(method => method.AssociatedSymbol?.Name).OfType<string>());
                        foreach (ISymbol read in own[symbol.Name].Where(read => IsOrOverrides(read, symbol)).Concat(filling)
                            .Where(seen.Add))
                        {
                            open.Enqueue(read);
                        }
                    }
                }
            }
        }

        return reads;
    }

    /// <summary>
    /// Whether <c>this</c> only qualifies a member of the record, as in <c>this.Width</c>. False for an extension method, which receives
    /// the whole record.
    /// </summary>
    private static bool IsOwnMember(
        ThisExpressionSyntax whole,
        INamedTypeSymbol record,
        SemanticModel model,
        CancellationToken cancellation) =>
        whole.Parent is MemberAccessExpressionSyntax access
        && model.GetSymbolInfo(access.Name, cancellation).Symbol?.ContainingType is { } owner
        && record.SelfAndBases().Contains(owner.OriginalDefinition, SymbolEqualityComparer.Default);

    private static bool IsOrOverrides(ISymbol member, ISymbol other)
    {
        for (
            ISymbol? one = member;
            one is not null;
            one = (one as IPropertySymbol)?.OverriddenProperty ?? (ISymbol?)(one as IMethodSymbol)?.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a parameter of the primary constructor declares a property. Initializers read the property through this parameter.
    /// </summary>
    private static bool IsParameter(ISymbol member, ISymbol parameter) =>
        member is IPropertySymbol && member.DeclaringSyntaxReferences.Any(
            part => parameter.OriginalDefinition.DeclaringSyntaxReferences.Any(
                other => part.SyntaxTree == other.SyntaxTree && part.Span == other.Span));

    private static IEnumerable<SyntaxNode> Declarations(ISymbol member, CancellationToken cancellation)
    {
        IEnumerable<SyntaxNode> parts = member.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation));
        return member.Declaration(cancellation) is { } declaration ? parts.Append(declaration).Distinct() : parts;
    }

    private static bool IsInNameof(SyntaxNode node) => node.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });
}
