const int SectionHeadersAt = 0x28, SectionHeaderSizeAt = 0x3A, SectionCountAt = 0x3C, SectionHeaderSize = 0x40;
const uint VersionNeeds = 0x6ffffffe;
const ushort Weak = 2;

// Nothing to do where the system's own library has the version.
foreach (string folder in SystemFolders ?? new string[0])
{
    string system = System.IO.Path.Combine(folder, "libstdc++.so.6");
    if (System.IO.File.Exists(system))
    {
        if (System.Text.Encoding.ASCII.GetString(System.IO.File.ReadAllBytes(system)).Contains(Version + "\0")) return true;
        break;
    }
}

byte[] elf = System.IO.File.ReadAllBytes(Library);
Func<long, ushort> two = at => BitConverter.ToUInt16(elf, checked((int)at));
Func<long, uint> four = at => BitConverter.ToUInt32(elf, checked((int)at));
Func<long, long> eight = at => BitConverter.ToInt64(elf, checked((int)at));
Func<long, string> text = at => { int end = Array.IndexOf(elf, (byte)0, checked((int)at)); return System.Text.Encoding.ASCII.GetString(elf, (int)at, end - (int)at); };
long flagsAt = -1;
try
{
    if (four(0) != 0x464C457F || elf[4] != 2 || elf[5] != 1 || two(SectionHeaderSizeAt) != SectionHeaderSize) throw new FormatException();
    for (int section = 0; section < two(SectionCountAt); section++)
    {
        long header = eight(SectionHeadersAt) + section * SectionHeaderSize;
        if (four(header + 4) != VersionNeeds) continue;
        long strings = eight(eight(SectionHeadersAt) + four(header + 0x28) * SectionHeaderSize + 0x18);
        long need = eight(header + 0x18);
        for (uint i = four(header + 0x2C); i > 0; i--, need += four(need + 12))                // one entry a needed library
        {
            long aux = need + four(need + 8);
            for (int versions = two(need + 2); versions > 0; versions--, aux += four(aux + 12))    // one entry a version of it
            {
                if (text(strings + four(aux + 8)) == Version) flagsAt = aux + 4;
            }
        }
    }
}
catch (Exception problem) when (problem is FormatException || problem is ArgumentException || problem is OverflowException || problem is IndexOutOfRangeException)
{
    Log.LogError("{0} is not the 64-bit library that was expected, so it cannot be made to load on this system. Restore the packages again, or install GCC 13's libstdc++.", Library);
    return false;
}

if (flagsAt < 0)
{
    Log.LogError("{0} does not ask for {1}, which this version of LlamaBatch expects of it. Use the TorchSharp version that LlamaBatch names.", Library, Version);
    return false;
}

if (two(flagsAt) == Weak) return true;
elf[flagsAt] = (byte)Weak;
DateTime written = System.IO.File.GetLastWriteTimeUtc(Library);     // kept, or the next build would copy the original again
string copy = Library + ".tmp";
System.IO.File.WriteAllBytes(copy, elf);
System.IO.File.SetLastWriteTimeUtc(copy, written);
System.IO.File.Delete(Library);
System.IO.File.Move(copy, Library);
Log.LogMessage(MessageImportance.High, "Marked {1} as weak in {0}, since this system's libstdc++ is older.", System.IO.Path.GetFileName(Library), Version);
