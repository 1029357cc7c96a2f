namespace LlamaBatch.Torch;

/// <summary>The types of the safetensors format. Floating-point types of 16 bits and more can be read.</summary>
internal static class SafetensorsType
{
    /// <summary>The names of the readable types, as a list for messages.</summary>
    public const string Readable = "F64, F32, F16 and BF16";

    /// <summary>The number of bits in an element; null if the type is unknown.</summary>
    public static int? BitsOf(string type) => type switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "I64" or "U64" or "F64" or "C64" => 64,
        _ => null,
    };

    /// <summary>Whether elements of a type can be read as float32.</summary>
    public static bool IsReadable(string type) => type is "F64" or "F32" or "F16" or "BF16";
}
