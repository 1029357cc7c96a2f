using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>
/// Evaluates objects of user-defined types, such as a record that holds a model's shape. Objects are unknown if their type has a
/// constructor body or type parameters, or a base type whose constructor has parameters.
/// </content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>The object whose code is being evaluated; null while code of the experiment's record is being evaluated.</summary>
    private OwnValue? _self;

    /// <summary>
    /// Creates an object of a user-defined type. Returns null for other types, and for types whose constructor would run code.
    /// </summary>
    private object? CreateValue(IObjectCreationOperation creation)
    {
        if (creation is not
            {
                Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false } type,
                Constructor: { } constructor,
            }
            || type.DeclaringSyntaxReferences.IsEmpty
            || !type.SelfAndBases().Skip(1).All(HasPlainConstructor)
            // The constructor of a struct without parameters runs no initializer.
            || (type.TypeKind == TypeKind.Struct && constructor.IsImplicitlyDeclared && type.InstanceConstructors.Length > 1)
            || !(constructor.IsImplicitlyDeclared || IsPrimary(constructor)))
        {
            return null;
        }

        object? arguments = Arguments(creation.Arguments, areSettings: false);
        if (arguments is not object?[] given)
        {
            return arguments;
        }

        var parameters = constructor.Parameters.Zip(given, (parameter, value) => (Parameter: parameter, Value: value)).ToList();
        var created = new OwnValue(
            type,
            parameters.ToDictionary<(IParameterSymbol Parameter, object? Value), ISymbol, object?>(
                one => one.Parameter,
                one => one.Value,
                SymbolEqualityComparer.Default),
            parameters.Where(one => type.GetMembers(one.Parameter.Name).OfType<IPropertySymbol>()
                    .Any(property => property.Declaration(cancellation) is ParameterSyntax))
                .ToDictionary(one => one.Parameter.Name, one => one.Value, StringComparer.Ordinal));
        return Set(created, creation.Initializer);
    }

    /// <summary>
    /// A copy of an object with the properties that an initializer sets. The result is an <see cref="Unknown"/> if a setter has code.
    /// </summary>
    private object Set(OwnValue original, IObjectOrCollectionInitializerOperation? initializer)
    {
        var values = original.Values.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        foreach (IOperation part in initializer?.Initializers ?? [])
        {
            if (part is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                || !MemberSyntax.IsPlain(property, bodies.WritesOf(original.Type), cancellation))
            {
                return new Unknown(part.Syntax, IsSilent: part is IInvalidOperation);
            }

            object? value = Evaluate(assignment.Value);
            if (value is Unknown)
            {
                return value;
            }

            values[property.Name] = value;
        }

        return original.With(values);
    }

    /// <summary>The value of an object's property, which may be set, initialized or computed.</summary>
    private object? Read(OwnValue own, IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = Nearest(own, reference.Property, reference.Instance);
        SyntaxNode? declaration = property.Declaration(cancellation);
        if (!IsOf(own, property) || declaration is null)
        {
            return new Unknown(reference.Syntax);
        }

        MemberWrites writes = bodies.WritesOf(own.Type);
        bool isStored = MemberSyntax.IsStored(declaration);
        if (isStored && (writes.IsWritten(property.Name, []) || writes.IsWritten(MemberWrites.BackingField(property.Name), [])))
        {
            return new Unknown(reference.Syntax);
        }

        if (reference.Instance?.Syntax is BaseExpressionSyntax && own.Values.ContainsKey(property.Name))
        {
            return new Unknown(reference.Syntax);                                   // the value may be that of an override
        }

        bool isSet = isStored || MemberSyntax.IsPlain(property, writes, cancellation);
        return isSet && own.Values.TryGetValue(property.Name, out object? value) ? value
            : MemberSyntax.Body(declaration) is { } body ? In(own, [], body)
            : isStored ? Default(property, reference.Syntax)
            : new Unknown(reference.Syntax);
    }

    /// <summary>The value of an object's field. The value is known only if no code except the initializer sets the field.</summary>
    private object? Read(OwnValue own, IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        bool isFixed = IsOf(own, field)
            && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private)
            && !bodies.WritesOf(own.Type).IsWritten(field.Name, []);
        return isFixed && MemberSyntax.Body(field.Declaration(cancellation)) is { } body
            ? In(own, [], body)
            : new Unknown(reference.Syntax);
    }

    /// <summary>The result of an object's method.</summary>
    private object? Call(OwnValue own, IInvocationOperation invocation)
    {
        IMethodSymbol method = Nearest(own, invocation.TargetMethod, invocation.Instance);
        if (!IsOf(own, method) || method.IsGenericMethod || method.IsAsync
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || MemberSyntax.Body(method.Declaration(cancellation)) is not { } body)
        {
            return new Unknown(invocation.Syntax);
        }

        return Arguments(invocation.Arguments, areSettings: false) is var arguments && arguments is object?[] values
            ? In(own, [.. method.Parameters.Zip(values, (parameter, value) => ((ISymbol)parameter, value))], body)
            : arguments;
    }

    /// <summary>Evaluates code in an object's type. The code may read the object and the parameters of its constructor.</summary>
    private object? In(OwnValue own, IReadOnlyList<(ISymbol Parameter, object? Value)> parameters, SyntaxNode body)
    {
        (OwnValue? outer, Dictionary<ISymbol, object?> locals) = (_self, _locals);
        _self = own;
        _locals = new(SymbolEqualityComparer.Default);
        foreach ((ISymbol parameter, object? value) in own.Arguments.Select(one => (one.Key, one.Value)).Concat(parameters))
        {
            _locals[parameter] = value;
        }

        object? result = Evaluate(bodies.Of(body));
        (_self, _locals) = (outer, locals);
        return result;
    }

    /// <summary>The member of an object's type that implements or overrides a member, as a call finds it.</summary>
    private static T Nearest<T>(OwnValue own, T member, IOperation? instance)
        where T : class, ISymbol
    {
        T declared = member.ContainingType.TypeKind == TypeKind.Interface
            ? own.Type.FindImplementationForInterfaceMember(member) as T ?? member
            : member;
        return instance?.Syntax is BaseExpressionSyntax
            ? member
            : own.Type.SelfAndBases().SelectMany(type => type.GetMembers(declared.Name)).OfType<T>()
                .FirstOrDefault(one => IsSameOrOverrides(one, declared)) ?? declared;
    }

    private static bool IsSameOrOverrides(ISymbol one, ISymbol member) => SymbolEqualityComparer.Default.Equals(one, member)
        || (((one as IPropertySymbol)?.OverriddenProperty ?? (ISymbol?)(one as IMethodSymbol)?.OverriddenMethod) is { } overridden
            && IsSameOrOverrides(overridden, member));

    /// <summary>Whether a member belongs to an object's type or a base, and no other member of the type hides it.</summary>
    private static bool IsOf(OwnValue own, ISymbol member) =>
        own.Type.SelfAndBases().Contains(member.ContainingType, SymbolEqualityComparer.Default)
        && (member is IMethodSymbol
            || own.Type.SelfAndBases().SelectMany(type => type.GetMembers(member.Name)).Count(one => !one.IsOverride) == 1);

    /// <summary>Whether a base type has only the constructor that the compiler writes.</summary>
    private static bool HasPlainConstructor(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
        || (!type.DeclaringSyntaxReferences.IsEmpty && !type.IsGenericType
            && type.InstanceConstructors.Any(constructor => constructor is { IsImplicitlyDeclared: true, Parameters.IsEmpty: true }));

    private bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is TypeDeclarationSyntax;
}
