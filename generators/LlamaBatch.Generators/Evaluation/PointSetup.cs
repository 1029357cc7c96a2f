using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The user-defined methods that run when a record is created, and the members that these methods may set.</summary>
/// <remarks>Members are identified by name. If a method calls other members of the record, their code is searched too.</remarks>
internal sealed class PointSetup
{
    private readonly List<(IMethodSymbol Method, HashSet<string>? Names)> _methods;
    private readonly MemberWrites _writes;

    private PointSetup(List<(IMethodSymbol Method, HashSet<string>? Names)> methods, MemberWrites writes)
    {
        _methods = methods;
        _writes = writes;
    }

    /// <summary>The methods that run when a copy of the record gets a level: copy constructors and setters of axes.</summary>
    public static PointSetup OfPoint(ExperimentDeclaration experiment, ILookup<string, ISymbol> own, CancellationToken cancellation) =>
        Of(
            experiment,
            own,
            Constructors(experiment, areCopying: true).Concat(
                experiment.Axes.SelectMany(axis => own[axis.Property.Name]).OfType<IPropertySymbol>().Select(axis => axis.SetMethod)),
            cancellation);

    /// <summary>The methods that run when the baseline is created: the record's other constructors.</summary>
    public static PointSetup OfBaseline(ExperimentDeclaration experiment, ILookup<string, ISymbol> own, CancellationToken cancellation) =>
        Of(experiment, own, Constructors(experiment, areCopying: false), cancellation);

    /// <summary>The methods that may set a member, or change the content of the object in the member.</summary>
    public IEnumerable<IMethodSymbol> Filling(ISymbol member) =>
        IsObject((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) || _writes.WritersOf(member.Name).Count > 0
            ? _methods.Where(one => one.Names is null || one.Names.Contains(member.Name)).Select(one => one.Method)
            : [];

    private static PointSetup Of(
        ExperimentDeclaration experiment,
        ILookup<string, ISymbol> own,
        IEnumerable<IMethodSymbol?> methods,
        CancellationToken cancellation) => new(
        [.. from method in methods
            where method is { DeclaringSyntaxReferences.Length: > 0 }
            let code = method.PartialImplementationPart ?? method
            select (code, NamesIn(code, own, cancellation))],
        experiment.Bodies.WritesOf(experiment.Record));

    private static IEnumerable<IMethodSymbol> Constructors(ExperimentDeclaration experiment, bool areCopying) =>
        from type in experiment.Record.SelfAndBases()
        from constructor in type.OriginalDefinition.InstanceConstructors
        where !constructor.IsImplicitlyDeclared
            && areCopying == SymbolEqualityComparer.Default.Equals(OnlyParameter(constructor), constructor.ContainingType)
        select constructor;

    private static ITypeSymbol? OnlyParameter(IMethodSymbol constructor) => constructor.Parameters is [var only] ? only.Type : null;

    /// <summary>Whether a variable of this type holds an object. Code can change an object without assigning to the variable.</summary>
    private static bool IsObject(ITypeSymbol? type) => type is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum };

    /// <summary>
    /// The names that occur in a method, and in the record's members that the method calls. Null if the method passes the whole record to
    /// other code.
    /// </summary>
    private static HashSet<string>? NamesIn(IMethodSymbol method, ILookup<string, ISymbol> own, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<SyntaxNode?>([method.Declaration(cancellation)]);
        while (open.Count > 0)
        {
            foreach (SyntaxNode node in open.Dequeue()?.DescendantNodes() ?? [])
            {
                if (node is ThisExpressionSyntax && node.Parent is not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax))
                {
                    return null;
                }

                if (node is SimpleNameSyntax { Identifier.ValueText: var name } && names.Add(name))
                {
                    foreach (ISymbol member in own[name].Where(member => member is IMethodSymbol or IPropertySymbol))
                    {
                        open.Enqueue(member.Declaration(cancellation));
                    }
                }
            }
        }

        return names;
    }
}
