using Azalia.Specification.Registers;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Lint;

/// <summary>Rules of stream descriptors and their lists.</summary>
internal sealed class StreamLint(LintDevice device, LintReport report, ConverterLint converters)
{
    private readonly byte[]?[] _lists = new byte[StreamDescriptorLayout.MaximumCount][];

    /// <summary>A write to any register.</summary>
    public void Check(in LintWrite write)
    {
        int stream = write.Location.StreamIndex;
        if (stream < 0 || stream >= device.Streams || write.Location.IsAlias)
            return;

        if (write.Is<StreamControl>())
            CheckControl(write, stream, StreamControl.From(write.Before), StreamControl.From(write.After));
        else if (device.ControlOf(stream).Run && IsSetUp(write))
            report.Add(LintRules.StreamWhileRunning, device.Now, write.Name, $"{write.Text} is written while RUN reads 1");

        if (write.Is<DescriptorListLowerBase>() && (write.Written & write.Mask & 0x7F) != 0)
            report.Add(LintRules.Unaligned, device.Now, write.Name, $"{write.Text} is no multiple of 128");
    }

    /// <summary>The device has fetched an entry of a list.</summary>
    public void Fetched(int stream, ReadOnlySpan<byte> entry)
    {
        // The entry is one of those that were there when the stream began, or somebody has been at the list.
        if (stream < 0 || _lists[stream] is not { } list || !device.ControlOf(stream).Run)
            return;

        for (int at = 0; at < list.Length; at += BufferDescriptor.EncodedSize)
        {
            if (entry.SequenceEqual(list.AsSpan(at, BufferDescriptor.EncodedSize)))
                return;
        }

        ListChanged(stream);
    }

    private void CheckControl(in LintWrite write, int stream, StreamControl before, StreamControl after)
    {
        if (after is { Run: true, Reset: true })
            report.Add(LintRules.RunWithReset, device.Now, write.Name, "RUN and SRST are written together");
        else if (after.Reset && !before.Reset && before.Run)
            report.Add(LintRules.RunWithReset, device.Now, write.Name, "SRST is set while RUN reads 1");

        if (before.Run && !after.Run)
            CheckList(stream);
        if (after.Run && !before.Run && !after.Reset && !before.Reset)
            CheckStart(write, stream, after);
        CheckStripe(write, stream, after);
    }

    private void CheckStart(in LintWrite write, int stream, StreamControl control)
    {
        if (control.StreamNumber == 0)
            report.Add(LintRules.TagZero, device.Now, write.Name, "RUN is set with stream number 0");
        for (int other = 0; other < device.Streams; other++)
        {
            StreamControl running = device.ControlOf(other);
            if (other != stream && running.Run && running.StreamNumber == control.StreamNumber && control.StreamNumber != 0 && device.IsOutput(other) == device.IsOutput(stream))
                report.Add(LintRules.SharedTag, device.Now, write.Name, $"RUN is set with stream number {control.StreamNumber}, which stream descriptor {other} runs with");
        }

        int descriptor = StreamDescriptorLayout.Base(stream);
        uint length = device.Read(descriptor + CyclicBufferLength.Offset, 4);
        int last = (byte)device.Read(descriptor + LastValidIndex.Offset, 2);
        StreamFormat format = new((ushort)device.Read(descriptor + StreamFormatRegister.Offset, 2));
        if (!format.IsValid || format.IsNonPcm)
            report.Add(LintRules.IllegalFormat, device.Now, $"SD{stream}FMT", $"0x{format.Raw:X4} is no format, and RUN is set");
        else if (length % (uint)format.BytesPerFrame != 0)
            report.Add(LintRules.CyclicLength, device.Now, $"SD{stream}CBL", $"{length} bytes are no whole number of frames of {format.BytesPerFrame}");
        if (length == 0)
            report.Add(LintRules.CyclicLength, device.Now, $"SD{stream}CBL", "RUN is set with a length of 0");
        if (last == 0)
            report.Add(LintRules.LviZero, device.Now, $"SD{stream}LVI", "RUN is set with one descriptor");

        byte[] list = device.ListOf(stream);
        _lists[stream] = list;
        if (list.Length == 0)
            report.Add(LintRules.ForbiddenMemory, device.Now, $"SD{stream}BDPL", "the list does not lie in memory that was given to the device");
        else
            CheckEntries(stream, list, length, format);
        converters.Check(stream, control.StreamNumber, format, device.IsOutput(stream));
    }

    private void CheckEntries(int stream, byte[] list, uint length, StreamFormat format)
    {
        ulong sum = 0;
        int container = format.IsValid ? format.ContainerBytes : 1;
        for (int i = 0; i < list.Length / BufferDescriptor.EncodedSize; i++)
        {
            ReadOnlySpan<byte> entry = list.AsSpan(i * BufferDescriptor.EncodedSize, BufferDescriptor.EncodedSize);
            BufferDescriptor descriptor = BufferDescriptor.Read(entry);
            sum += descriptor.Length;
            string where = $"SD{stream} entry {i}";
            if (descriptor.Address % 128 != 0)
                report.Add(LintRules.Unaligned, device.Now, where, $"the buffer at 0x{descriptor.Address:X} does not start on a multiple of 128");
            if (descriptor.Length == 0 || descriptor.Length % (uint)container != 0)
                report.Add(LintRules.IllegalDescriptor, device.Now, where, $"a length of {descriptor.Length} bytes, with samples of {container}");
            if ((entry[12] & 0xFE | entry[13] | entry[14] | entry[15]) != 0)
                report.Add(LintRules.IllegalDescriptor, device.Now, where, "a reserved bit is 1");
        }

        if (sum != length)
            report.Add(LintRules.CyclicLengthSum, device.Now, $"SD{stream}CBL", $"CBL is {length}, and the lengths in the list add up to {sum}");
    }

    private void CheckList(int stream)
    {
        if (_lists[stream] is { } list && !list.AsSpan().SequenceEqual(device.ListOf(stream)))
            ListChanged(stream);
        _lists[stream] = null;
    }

    private void ListChanged(int stream)
    {
        report.Add(LintRules.ListWhileRunning, device.Now, $"SD{stream}BDPL", "the list is not what it was when RUN was set");
        _lists[stream] = null;
    }

    private void CheckStripe(in LintWrite write, int stream, StreamControl control)
    {
        if (control.Stripe == 0)
            return;

        int lines = device.Profile.Capabilities.SerialDataOutLines;
        bool fits = device.IsOutput(stream) && control.Stripe < 3 && 1 << control.Stripe <= lines;
        if (!fits)
            report.Add(LintRules.Stripe, device.Now, write.Name, $"STRIPE {control.Stripe} of {(device.IsOutput(stream) ? $"an output with {lines} lines" : "an input")}");
    }

    private static bool IsSetUp(in LintWrite write) =>
        write.Is<CyclicBufferLength>() || write.Is<LastValidIndex>() || write.Is<StreamFormatRegister>() || write.Is<DescriptorListLowerBase>() || write.Is<DescriptorListUpperBase>();
}
