using System.Buffers.Binary;

namespace LlamaBatch.Runs;

/// <summary>Checks the footer of a Parquet file before Parquet.Net reads the file. The footer is in Thrift's compact protocol.</summary>
/// <remarks>
/// Parquet.Net loops over as many elements as a list declares. A damaged file may declare so many elements that reading takes hours.
/// </remarks>
internal ref struct ParquetFooter
{
    private const int DeepestNesting = 32;
    private const int TailLength = 8;

    private ReadOnlySpan<byte> _rest;
    private bool _isDamaged;

    private ParquetFooter(ReadOnlySpan<byte> footer) => _rest = footer;

    /// <summary>Whether all fields and lists of the footer lie within the footer's length.</summary>
    /// <param name="file">The file, which ends with the footer's length and <c>PAR1</c>.</param>
    public static bool IsSound(ReadOnlySpan<byte> file)
    {
        if (file.Length < TailLength)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(file[^TailLength..]);
        if (length <= 0 || length > file.Length - TailLength)
        {
            return false;
        }

        var footer = new ParquetFooter(file[^(TailLength + length)..^TailLength]);
        footer.Structure(depth: 0);
        return !footer._isDamaged;
    }

    private void Structure(int depth)
    {
        while (Byte() is var header and not 0 && !_isDamaged)
        {
            if (header >> 4 == 0)
            {
                Number();                                                           // the field's own number
            }

            // The type code of a Boolean field contains the value, so no further byte follows.
            if ((header & 15) > 2)
            {
                Value(header & 15, depth);
            }
        }
    }

    private void Value(int type, int depth)
    {
        if (depth > DeepestNesting)
        {
            _isDamaged = true;
            return;
        }

        switch (type)
        {
            case 1 or 2 or 3:
                Byte();
                break;
            case 4 or 5 or 6:
                Number();
                break;
            case 7:
                Skip(sizeof(double));
                break;
            case 8:
                Skip(Number());
                break;
            case 9 or 10:
                byte header = Byte();
                Elements(header >> 4 == 15 ? Number() : (ulong)(header >> 4), header & 15, depth);
                break;
            case 11:
                ulong pairs = Number();
                byte types = pairs > 0 ? Byte() : (byte)0;
                for (; pairs > 0 && !_isDamaged; pairs--)
                {
                    Value(types >> 4, depth + 1);
                    Value(types & 15, depth + 1);
                }

                break;
            case 12:
                Structure(depth + 1);
                break;
            default:
                _isDamaged = true;
                break;
        }
    }

    private void Elements(ulong count, int type, int depth)
    {
        // Each element has at least one byte, so a larger count means damage.
        _isDamaged |= count > (ulong)_rest.Length;
        for (; count > 0 && !_isDamaged; count--)
        {
            Value(type, depth + 1);
        }
    }

    private ulong Number()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Byte();
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }

        _isDamaged = true;
        return 0;
    }

    private byte Byte()
    {
        if (_rest.IsEmpty)
        {
            _isDamaged = true;
            return 0;
        }

        byte first = _rest[0];
        _rest = _rest[1..];
        return first;
    }

    private void Skip(ulong length)
    {
        _isDamaged |= length > (ulong)_rest.Length;
        _rest = _isDamaged ? default : _rest[(int)length..];
    }
}
