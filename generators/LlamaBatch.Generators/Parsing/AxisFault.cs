namespace LlamaBatch.Generators;

/// <summary>The reason why a property cannot be an axis.</summary>
internal enum AxisFault
{
    None,

    /// <summary>The property cannot be read and set on a point: static, an indexer, without <c>init</c>, or inaccessible.</summary>
    NotSettable,

    /// <summary>
    /// The property's type cannot be a level. A level must be a number, a text, a character, a Boolean, or a member of
    /// an enum that other files can name.
    /// </summary>
    TypeIsNoLevel,

    /// <summary>A level is null.</summary>
    NullLevel,

    /// <summary>The property has the name of a setting.</summary>
    HidesSetting,

    /// <summary>The compiler reports the problem: two members with one name, or levels of another type than the property.</summary>
    Reported,
}
