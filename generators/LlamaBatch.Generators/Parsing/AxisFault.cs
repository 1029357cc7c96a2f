namespace LlamaBatch.Generators;

/// <summary>The reason why a property with <c>[Axis]</c> cannot be an axis.</summary>
internal enum AxisFault
{
    None,

    /// <summary>Trials cannot set the property: it is static, an indexer, inaccessible, or without <c>init</c>.</summary>
    NotSettable,

    /// <summary>
    /// The property has a type that levels cannot have. A level is a number, a text, a character, a Boolean, or a member of an enum that is
    /// not local to its file.
    /// </summary>
    TypeIsNoLevel,

    /// <summary>A level is null.</summary>
    NullLevel,

    /// <summary>The property has the name of a setting, such as <c>Training</c>.</summary>
    HidesSetting,

    /// <summary>
    /// The compiler reports the problem: two members with one name, or levels whose type differs from the property's type.
    /// </summary>
    Reported,
}
