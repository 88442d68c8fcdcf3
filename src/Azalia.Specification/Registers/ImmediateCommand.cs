using System.Text;
using Azalia.Specification.Codecs;

namespace Azalia.Specification.Registers;

/// <summary>
/// IC, immediate command. HDA 1.0a 3.4.1.
/// Used only while the CORB does not run.
/// </summary>
/// <param name="Raw">The register's 32 bits.</param>
public readonly record struct ImmediateCommand(uint Raw) : IRegister<ImmediateCommand, uint>
{
    /// <inheritdoc/>
    public static int Offset => 0x60;

    /// <inheritdoc/>
    public static uint Writable => 0xFFFF_FFFF;

    /// <summary>The command, as in the CORB. It is sent when ICB is set.</summary>
    public CodecCommand Command { get => new(Raw); init => Raw = value.Raw; }

    /// <inheritdoc/>
    public static ImmediateCommand From(uint raw) => new(raw);

    private bool PrintMembers(StringBuilder text) =>
        new FieldText(text).Hex(Raw, "Command").Any;
}
