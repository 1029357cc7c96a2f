using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Copies a 64-bit ELF library and marks one of its required symbol versions as weak.</summary>
/// <remarks>
/// The loader then accepts a system without this version (VER_FLG_WEAK in the version's vernaux entry; System V ABI, GNU symbol
/// versioning). Use this task only if exactly one symbol needs the version and this symbol is never called.
/// </remarks>
public sealed class WeakenSymbolVersion : Task
{
    private const uint NeededVersions = 0x6ffffffe;   // SHT_GNU_verneed
    private const uint SymbolVersions = 0x6fffffff;   // SHT_GNU_versym
    private const ushort Weak = 2;                    // VER_FLG_WEAK
    private byte[] _file;

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    [Required]
    public string Version { get; set; }

    [Required]
    public string Symbol { get; set; }

    public override bool Execute()
    {
        string unlike;
        try
        {
            _file = File.ReadAllBytes(Source);
            unlike = MarkWeak();
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            unlike = "it is not a whole 64-bit ELF library";
        }

        if (unlike != null)
        {
            Log.LogError("{0} is not the file that LlamaBatch knows how to load on this system: {1}. "
                + "Use the TorchSharp version that LlamaBatch asks for, "
                + "or set LlamaBatchWeakenLibTorchSharp to false and install a C++ library that has {2} (GCC 13 or newer).",
                Source,
                unlike,
                Version);
            return false;
        }

        // Write to a new file, then move it: the old file may be a hard link, and a build may be stopped at any time.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination)));
        string beside = Destination + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(beside, _file);
        File.Delete(Destination);
        File.Move(beside, Destination);
        return true;
    }

    /// <summary>Sets the weak flag in the bytes read. Returns null on success, otherwise what is unexpected in the file.</summary>
    private string MarkWeak()
    {
        if (_file.Length < 64 || Word(0) != 0x464c457f || _file[4] != 2 || _file[5] != 1)
        {
            return "it is not a 64-bit little-endian ELF library";
        }

        int needed = Section(NeededVersions), versions = Section(SymbolVersions);
        if (needed < 0 || versions < 0)
        {
            return "it has no symbol versions";
        }

        int entry = Entry(needed);
        if (entry < 0)
        {
            return "it does not ask for " + Version;
        }

        int symbols = Header(Word(versions + 40)), count = Offset(versions + 32) / 2;   // sh_link, sh_size
        for (int i = 0; i < count; i++)
        {
            string name = Text(symbols, Word(Offset(symbols + 24) + 24 * i));
            if (Half(Offset(versions + 24) + 2 * i) == Half(entry + 6) && name != Symbol)   // vna_other
            {
                return "its symbol " + name + " needs " + Version + " too";
            }
        }

        _file[entry + 4] |= (byte)Weak;   // vna_flags
        return null;
    }

    /// <summary>The file offset of the version's vernaux entry (Elf64_Vernaux); -1 if there is none.</summary>
    private int Entry(int needed)
    {
        int library = Offset(needed + 24);                                 // sh_offset; sh_info libraries, each with vn_cnt versions
        for (uint left = Word(needed + 44); left > 0; left--, library += (int)Word(library + 12))
        {
            int entry = library + (int)Word(library + 8);
            for (int versions = Half(library + 2); versions > 0; versions--, entry += (int)Word(entry + 12))
            {
                if (Text(needed, Word(entry + 8)) == Version)
                {
                    return entry;
                }
            }
        }

        return -1;
    }

    /// <summary>The file offset of the first section header with the given type; -1 if there is none.</summary>
    private int Section(uint type)
    {
        for (uint i = 0; i < Half(60); i++)
        {
            if (Word(Header(i) + 4) == type)
            {
                return Header(i);
            }
        }

        return -1;
    }

    private int Header(uint section) => checked(Offset(40) + (int)section * Half(58));   // e_shoff, e_shentsize

    /// <summary>The string at an offset in the string table that a section links to.</summary>
    private string Text(int section, uint at)
    {
        int start = checked(Offset(Header(Word(section + 40)) + 24) + (int)at);
        return Encoding.ASCII.GetString(_file, start, Array.IndexOf(_file, (byte)0, start) - start);
    }

    private ushort Half(int at) => BitConverter.ToUInt16(_file, at);

    private uint Word(int at) => BitConverter.ToUInt32(_file, at);

    private int Offset(int at) => checked((int)BitConverter.ToUInt64(_file, at));
}
