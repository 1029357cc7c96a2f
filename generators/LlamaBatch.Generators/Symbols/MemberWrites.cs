using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// The members to which the code of some types assigns, apart from initializers. Such a member may no longer have its initial value.
/// Members are identified by name, so a local variable with the same name counts too. As a result, a known value may be lost, but no value
/// is ever wrong.
/// </summary>
internal sealed class MemberWrites
{
    /// <summary>Results for types with a single declaration. The generator, the analyzer and later runs reuse these results.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, MemberWrites> _ofParts = new();

    private readonly Dictionary<string, HashSet<string>> _writers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxNode?> _targets = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> _parts;

    private MemberWrites(List<SyntaxNode> parts) => _parts = parts;

    /// <summary>
    /// Whether a constructor passes arguments to another constructor. The values of positional parameters may then differ from their
    /// defaults.
    /// </summary>
    public bool PassesArguments { get; private set; }

    /// <summary>Finds the members to which the code of the given types assigns.</summary>
    public static MemberWrites Of(IEnumerable<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        List<SyntaxNode> parts = [.. types.SelectMany(type => type.DeclaringSyntaxReferences)
            .Where(part => !part.SyntaxTree.IsGenerated())
            .Select(part => part.GetSyntax(cancellation))];
        if (parts is not [var only])
        {
            return Of(parts, cancellation);
        }

        return _ofParts.TryGetValue(only, out MemberWrites? known)
            ? known
            : _ofParts.GetValue(only, _ => Of(parts, cancellation));
    }

    private static MemberWrites Of(List<SyntaxNode> parts, CancellationToken cancellation)
    {
        var writes = new MemberWrites(parts);
        foreach (SyntaxNode node in parts.SelectMany(part => part.DescendantNodes()))
        {
            cancellation.ThrowIfCancellationRequested();
            writes.PassesArguments |= node is ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 }
                or PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 };
            if (Target(node) is { } target)
            {
                writes.Add(target);
            }
        }

        return writes;
    }

    /// <summary>The name under which assignments to a property's backing field are recorded. No member has this name.</summary>
    public static string BackingField(string property) => $"field of {property}";

    /// <summary>The properties whose setters assign to a member. An empty name stands for all other code.</summary>
    public IReadOnlyCollection<string> WritersOf(string member)
        => _writers.TryGetValue(member, out HashSet<string>? writers) ? writers : [];

    /// <summary>The target of the only assignment to a member, or null if there are several or none.</summary>
    public SyntaxNode? OnlyTargetOf(string member) => _targets.TryGetValue(member, out SyntaxNode? target) ? target : null;

    /// <summary>Whether a member is assigned by the setters of the given properties, or by code outside any setter.</summary>
    public bool IsWritten(string member, ICollection<string> set) => IsWritten(member, set, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether code uses an array or list in any way other than to read its elements, its length or a query.</summary>
    public bool IsHandedOn(string member) => _parts.SelectMany(part => part.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == member && !IsRead(name));

    private static bool IsRead(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == name ? qualified : name;
        return whole.Parent switch
        {
            ElementAccessExpressionSyntax element => element.Expression == whole,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" or "Keys" or "Values" } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "ContainsKey" or "GetValueOrDefault" } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => QueryMethods.IsQuery(call),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => QueryMethods.IsQuery(call) || IsJoin(call),
            ForEachStatementSyntax loop => loop.Expression == whole,
            SpreadElementSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether a call is that of <c>string.Join</c>, which only reads.</summary>
    private static bool IsJoin(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Name.Identifier.ValueText: "Join",
        Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" },
    };

    private bool IsWritten(string member, ICollection<string> set, HashSet<string> seen) =>
        seen.Add(member) && WritersOf(member).Any(writer => writer.Length == 0 || set.Contains(writer) || IsWritten(writer, set, seen));

    /// <summary>The expression to which a node assigns; null if the node assigns to none, or only initializes a new object.</summary>
    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => null,
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
        } step => step.Operand,
        PrefixUnaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.PreIncrementExpression
                or (int)SyntaxKind.PreDecrementExpression
                or (int)SyntaxKind.AddressOfExpression,
        } step => step.Operand,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => argument.Expression,
        RefExpressionSyntax reference => reference.Expression,
        _ => null,
    };

    private void Add(SyntaxNode target)
    {
        var accessor = target.Ancestors().OfType<AccessorDeclarationSyntax>()
            .FirstOrDefault(one => one.IsKind(SyntaxKind.InitAccessorDeclaration) || one.IsKind(SyntaxKind.SetAccessorDeclaration));
        string property = (accessor?.Parent?.Parent as PropertyDeclarationSyntax)?.Identifier.ValueText ?? "";
        foreach (SyntaxNode node in target.DescendantNodesAndSelf())
        {
            string? name = node switch
            {
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                FieldExpressionSyntax => BackingField(node.Ancestors().OfType<PropertyDeclarationSyntax>().First().Identifier.ValueText),
                _ => null,
            };
            if (name is not null)
            {
                _targets[name] = _targets.ContainsKey(name) ? null : target;
                if (!_writers.TryGetValue(name, out HashSet<string>? writers))
                {
                    writers = new(StringComparer.Ordinal);
                    _writers.Add(name, writers);
                }

                writers.Add(property);
            }
        }
    }
}
