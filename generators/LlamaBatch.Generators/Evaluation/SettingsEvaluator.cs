using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Evaluates the settings of one point at compile time: an interpreter over Roslyn's operations whose objects are those of the linked configuration.
/// It also notes which settings the author wrote and where, which is where a wrong one is reported.
/// </summary>
/// <param name="bodies">The bound bodies of the record's members.</param>
/// <param name="record">The record, whose own members come before those of its bases.</param>
/// <param name="levels">The level of each axis; an axis that is not among them is at its baseline.</param>
/// <param name="cancellation">Ends the evaluation when the editor has moved on.</param>
internal sealed class SettingsEvaluator(BoundBodies bodies, INamedTypeSymbol record, IReadOnlyDictionary<string, object> levels, CancellationToken cancellation)
{
    /// <summary>Deeper than any sensible setting; a property that reads itself ends here.</summary>
    private const int MostDepth = 64;

    private readonly Stack<string> _path = new();
    private int _depth;

    /// <summary>The expression that last set a setting, by its path: <c>Model.KeyValueHeads</c>.</summary>
    public Dictionary<string, ExpressionSyntax> Assignments { get; } = new(StringComparer.Ordinal);

    /// <summary>The presets that sections start from.</summary>
    public List<PresetModel> Presets { get; } = [];

    /// <summary>The value of one of the record's settings, or why it is unknown.</summary>
    public object? Setting(IPropertySymbol property)
    {
        _path.Push(property.Name);
        object? value = Property(property);
        _path.Pop();
        return value;
    }

    private string Path => string.Join(".", _path.Reverse());

    /// <summary>The value of a property, field or constant that has its expression in this compilation's sources.</summary>
    private object? Property(ISymbol symbol)
    {
        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        SyntaxNode? body = declaration switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => Getter(accessors),
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
            _ => null,
        };
        if (body is null || ++_depth > MostDepth)
        {
            return new Unknown(declaration);
        }

        object? value = Evaluate(bodies.Of(body));
        _depth--;
        return value;
    }

    private static SyntaxNode? Getter(SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        AccessorDeclarationSyntax? getter = accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody is { } arrow ? arrow : getter?.Body;
    }

    private object? Evaluate(IOperation? operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null or IInvalidOperation)
        {
            return new Unknown(operation?.Syntax, IsSilent: true);
        }

        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation.Type?.TypeKind != TypeKind.Enum)
        {
            return constant;
        }

        return operation switch
        {
            IBlockOperation { Operations: [var only] } => Evaluate(only),
            IReturnOperation { ReturnedValue: { } returned } => Evaluate(returned),
            ISymbolInitializerOperation initializer => Evaluate(initializer.Value),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConversionOperation conversion => Convert(conversion),
            IPropertyReferenceOperation property => Property(property),
            IFieldReferenceOperation field => Field(field),
            IObjectCreationOperation creation => Create(creation),
            IWithOperation with => With(with),
            IInvocationOperation invocation => Invoke(invocation),
            IBinaryOperation { OperatorMethod: null } binary => Binary(binary),
            IUnaryOperation { OperatorMethod: null } unary => Unary(unary),
            IConditionalOperation { WhenFalse: not null } conditional => Conditional(conditional),
            ISwitchExpressionOperation choice => Switch(choice),
            _ => new Unknown(operation.Syntax),
        };
    }

    private object? Convert(IConversionOperation conversion)
    {
        object? operand = Evaluate(conversion.Operand);
        if (operand is Unknown)
        {
            return operand;
        }

        if (conversion.OperatorMethod is { } method)
        {
            return LinkedTypes.Find(method) is MethodInfo convert
                ? Call(convert, null, [operand is IConvertible ? Numeric(operand, convert.GetParameters()[0].ParameterType) : operand], conversion)
                : new Unknown(conversion.Syntax);
        }

        if (operand is null or not IConvertible || conversion.Conversion is { IsReference: true } or { IsIdentity: true })
        {
            return operand;                                             // also 'new()', which converts to the type it is given
        }

        try
        {
            return LinkedTypes.Find(conversion.Type) is { } type
                ? Numeric(operand, type)
                : new Unknown(conversion.Syntax);
        }
        catch (OverflowException)
        {
            return new Unknown(conversion.Syntax);
        }
    }

    /// <summary>C# cuts off where <see cref="System.Convert"/> rounds.</summary>
    private static object Numeric(object operand, Type type) =>
        operand is double or float && (type == typeof(int) || type == typeof(long))
            ? System.Convert.ChangeType(Math.Truncate(System.Convert.ToDouble(operand, null)), type, null)
            : System.Convert.ChangeType(operand, type, null);

    private object? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            ISymbol own = record.MembersBelowExperiment(property.Name).FirstOrDefault() ?? property;
            return levels.TryGetValue(property.Name, out object? level) ? Level(level, property.Type)
                : own.DeclaringSyntaxReferences.Length > 0 ? Property(own)
                : Inherited(property, reference);
        }

        object? instance = null;
        if (reference.Instance is { } expression)
        {
            instance = Evaluate(expression);
            if (instance is null or Unknown)
            {
                return instance ?? new Unknown(reference.Syntax);
            }
        }

        if (LinkedTypes.Find(property) is { } linked)
        {
            NotePreset(property, reference.Instance is null);
            return linked.GetValue(instance);
        }

        if (reference.Instance is null && property.DeclaringSyntaxReferences.Length > 0)
        {
            NotePreset(property, true);
            return Property(property);
        }

        return new Unknown(reference.Syntax);
    }

    /// <summary>A level as its property has it: an attribute holds a member of an enumeration as its number.</summary>
    private static object Level(object level, ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum && level is int number && LinkedTypes.Find(type) is { } linked ? Enum.ToObject(linked, number) : level;

    /// <summary>A setting that the record leaves at the default of the linked base.</summary>
    private static object Inherited(IPropertySymbol property, IPropertyReferenceOperation reference) =>
        property.ContainingType.Is(KnownNames.LlamaExperiment) && property.Name == nameof(LlamaExperiment.Validation)
            ? new Validation()
            : new Unknown(reference.Syntax);

    /// <summary>The first static value that a section starts from is its preset; what that one starts from is its own business.</summary>
    private void NotePreset(IPropertySymbol property, bool isStatic)
    {
        if (isStatic && _path.Count == 1 && Presets.All(preset => preset.Section != _path.Peek()))
        {
            Presets.Add(new PresetModel(_path.Peek(), $"{property.ContainingType.Name}.{property.Name}"));
        }
    }

    private object? Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.ContainingType?.TypeKind == TypeKind.Enum)
        {
            return LinkedTypes.Find(field.ContainingType) is { } type ? Enum.ToObject(type, field.ConstantValue!) : new Unknown(reference.Syntax);
        }

        return field is { IsStatic: true, IsReadOnly: true } && field.DeclaringSyntaxReferences.Length > 0
            ? Property(field)
            : new Unknown(reference.Syntax);
    }

    private object? Create(IObjectCreationOperation creation)
    {
        if (creation.Constructor is null || LinkedTypes.Find(creation.Constructor) is not ConstructorInfo constructor)
        {
            return new Unknown(creation.Syntax);
        }

        object? arguments = Arguments(creation.Arguments, areSettings: true);
        if (arguments is not object?[] values)
        {
            return arguments;
        }

        object? created = Call(constructor, null, values, creation);
        return created is Unknown ? created : Initialize(created!, creation.Initializer);
    }

    private object? With(IWithOperation with)
    {
        object? original = Evaluate(with.Operand);
        if (original is null or Unknown)
        {
            return original ?? new Unknown(with.Syntax);
        }

        MethodInfo? clone = original.GetType().GetMethod("<Clone>$");
        return clone is null ? new Unknown(with.Syntax) : Initialize(clone.Invoke(original, null)!, with.Initializer);
    }

    private object Initialize(object target, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (IOperation part in initializer?.Initializers ?? [])
        {
            if (part is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var expression })
            {
                return new Unknown(part.Syntax, IsSilent: part is IInvalidOperation);
            }

            _path.Push(property.Name);
            if (expression.Syntax is ExpressionSyntax syntax)
            {
                Assignments[Path] = syntax;
            }

            object? value = Evaluate(expression);
            _path.Pop();
            if (value is Unknown unknown)
            {
                return unknown;
            }

            // A value of another type is a mistake that is reported elsewhere; the linked setter must not see it.
            if (LinkedTypes.Find(property) is not { } linked || !(value is null ? !linked.PropertyType.IsValueType : linked.PropertyType.IsInstanceOfType(value)))
            {
                return new Unknown(part.Syntax, IsSilent: true);
            }

            linked.SetValue(target, value);
        }

        return target;
    }

    private object? Invoke(IInvocationOperation invocation)
    {
        if (LinkedTypes.Find(invocation.TargetMethod) is not MethodInfo method)
        {
            return new Unknown(invocation.Syntax);
        }

        object? instance = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        if (instance is Unknown)
        {
            return instance;
        }

        object? arguments = Arguments(invocation.Arguments, areSettings: invocation.Type is { IsReferenceType: true });
        return arguments is object?[] values ? Call(method, instance, values, invocation) : arguments;
    }

    /// <summary>The values in the order of the parameters, or the first that is unknown. Those of a factory are settings of what it makes.</summary>
    private object? Arguments(IEnumerable<IArgumentOperation> arguments, bool areSettings)
    {
        var ordered = arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).ToList();
        object?[] values = new object?[ordered.Count];
        for (int i = 0; i < values.Length; i++)
        {
            IArgumentOperation argument = ordered[i];
            if (areSettings && argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Value.Syntax: ExpressionSyntax syntax })
            {
                Assignments[$"{Path}.{char.ToUpperInvariant(parameter.Name[0])}{parameter.Name.Substring(1)}"] = syntax;
            }

            values[i] = Evaluate(argument.Value);
            if (values[i] is Unknown unknown)
            {
                return unknown;
            }
        }

        return values;
    }

    private static object? Call(MethodBase method, object? instance, object?[] arguments, IOperation operation)
    {
        try
        {
            return method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(instance, arguments);
        }
        catch (Exception problem) when (problem is TargetInvocationException or ArgumentException)
        {
            return new Unknown(operation.Syntax);                   // it will throw when the program starts, too, and say why there
        }
    }

    private object? Binary(IBinaryOperation binary)
    {
        object? left = Evaluate(binary.LeftOperand);
        object? right = left is Unknown ? left : Evaluate(binary.RightOperand);
        return right is Unknown ? right
            : left is null || right is null ? new Unknown(binary.Syntax)
            : Arithmetic.Binary(binary.OperatorKind, left, right) ?? new Unknown(binary.Syntax);
    }

    private object? Unary(IUnaryOperation unary)
    {
        object? operand = Evaluate(unary.Operand);
        return operand switch
        {
            Unknown => operand,
            null => new Unknown(unary.Syntax),
            _ => Arithmetic.Unary(unary.OperatorKind, operand) ?? new Unknown(unary.Syntax),
        };
    }

    private object? Conditional(IConditionalOperation conditional) => Evaluate(conditional.Condition) switch
    {
        true => Evaluate(conditional.WhenTrue),
        false => Evaluate(conditional.WhenFalse),
        Unknown unknown => unknown,
        _ => new Unknown(conditional.Syntax),
    };

    /// <summary>Arms with a constant, a comparison or a discard, without guards: what a table of settings by level needs.</summary>
    private object? Switch(ISwitchExpressionOperation choice)
    {
        object? value = Evaluate(choice.Value);
        if (value is null or Unknown)
        {
            return value ?? new Unknown(choice.Syntax);
        }

        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            if (arm.Guard is not null || Matches(arm.Pattern, value) is not bool matches)
            {
                return new Unknown(arm.Syntax);
            }

            if (matches)
            {
                return Evaluate(arm.Value);
            }
        }

        return new Unknown(choice.Syntax);
    }

    private bool? Matches(IPatternOperation pattern, object value) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => Evaluate(constant.Value) is { } expected and not Unknown ? Equals(expected, value) : null,
        IRelationalPatternOperation relation => Evaluate(relation.Value) is { } bound and not Unknown ? Arithmetic.Binary(relation.OperatorKind, value, bound) as bool? : null,
        _ => null,
    };
}
