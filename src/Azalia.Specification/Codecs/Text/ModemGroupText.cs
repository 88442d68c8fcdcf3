namespace Azalia.Specification.Codecs.Text;

/// <summary>A modem function group, of which the text tells no more than that it is there. Hardware 6.2.</summary>
public sealed class ModemGroupText
{
    /// <summary>The group's node; null when only its type was printed.</summary>
    public byte? NodeId { get; set; }

    /// <summary>Parameter 05h: type, and whether it sends unsolicited responses; null when the text says neither.</summary>
    public FunctionGroupParameter? Parameter { get; set; }
}
