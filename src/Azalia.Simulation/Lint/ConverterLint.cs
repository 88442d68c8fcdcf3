using Azalia.Simulation.Link;
using Azalia.Specification.Codecs;
using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Lint;

/// <summary>Rules between streams and converters. It asks the codecs themselves, as a driver would.</summary>
internal sealed class ConverterLint(LintReport report)
{
    private readonly Dictionary<(byte Codec, byte Node), ICodecLink> _converters = [];

    /// <summary>The device; set once it exists.</summary>
    public LintDevice? Device { get; set; }

    /// <summary>A verb was carried out.</summary>
    public void Done(ICodecLink codec, CodecCommand command)
    {
        if (command.Verb.Id is not (VerbId.SetStreamChannel or VerbId.SetConverterFormat) || Device is not { } device)
            return;

        _converters[(command.CodecAddress, command.NodeId)] = codec;
        for (int stream = 0; stream < device.Streams; stream++)
        {
            StreamControl control = device.ControlOf(stream);
            if (control.Run)
                Check(stream, control.StreamNumber, FormatOf(stream), device.IsOutput(stream), (command.CodecAddress, command.NodeId));
        }
    }

    /// <summary>A stream begins to run.</summary>
    public void Check(int stream, byte number, StreamFormat format, bool isOutput)
    {
        foreach ((byte Codec, byte Node) converter in _converters.Keys)
            Check(stream, number, format, isOutput, converter);
    }

    private void Check(int stream, byte number, StreamFormat format, bool isOutput, (byte Codec, byte Node) converter)
    {
        ConverterBinding binding = new((byte)Ask(converter, Verb.GetStreamChannel()));
        WidgetType wanted = isOutput ? WidgetType.AudioOutput : WidgetType.AudioInput;
        if (number == 0 || binding.Stream != number || new WidgetCapabilities(Ask(converter, Verb.GetParameter(ParameterId.WidgetCapabilities))).Type != wanted)
            return;

        StreamFormat own = new((ushort)Ask(converter, Verb.GetConverterFormat()));
        if (own.Raw != format.Raw)
        {
            report.Add(
                LintRules.FormatMismatch, Device!.Now, $"SD{stream}FMT",
                $"0x{format.Raw:X4}, and the converter at node {converter.Node:X2}h of codec {converter.Codec} on stream number {number} has 0x{own.Raw:X4}");
        }
    }

    private StreamFormat FormatOf(int stream) => new((ushort)Device!.Read(StreamDescriptorLayout.Base(stream) + StreamFormatRegister.Offset, 2));

    private uint Ask((byte Codec, byte Node) converter, Verb verb) =>
        _converters[converter].Send(verb.AddressedTo(converter.Codec, converter.Node), Device!.Now, out uint answer) ? answer : 0;
}
