using System.Buffers.Binary;
using Azalia.Specification.Windows;
using Azalia.WaveRT.Port;

namespace Azalia.WaveRT.Properties;

/// <summary>IOCTL_KS_PROPERTY: finds a request's property, holds its sizes against its structures, and only then asks the pin.</summary>
internal static class PropertyDispatch
{
    // KSPROPERTY_DESCRIPTION: AccessFlags, DescriptionSize, KSIDENTIFIER of the value's type, MembersListCount, Reserved.
    private const int DescriptionSize = 40;

    internal static NtStatus Handle(WaveRTPin pin, ReadOnlySpan<byte> request, Span<byte> value, out int valueLength)
    {
        valueLength = 0;
        if (request.Length < KsPropertyRequest.EncodedSize)
            return NtStatus.InvalidParameter;

        KsPropertyRequest property = KsPropertyRequest.Read(request);
        if (PropertyTable.Find(property) is not { } item)
            return NtStatus.NotFound;
        if (property.Types == KsPropertyTypes.BasicSupport)
            return Describe(item, value, out valueLength);
        if (property.Types is not (KsPropertyTypes.Get or KsPropertyTypes.Set) || (item.Types & property.Types) == 0)
            return NtStatus.NotFound;
        if (request.Length < item.RequestSize)
            return NtStatus.InvalidParameter;

        // A value that only goes in has no size to ask for.
        bool isAnswer = (item.Types & KsPropertyTypes.Get) != 0;
        if (isAnswer && value.IsEmpty && item.ValueSize != 0)
        {
            valueLength = item.ValueSize;
            return NtStatus.BufferOverflow;
        }

        // Before anything is done: an answer that its client cannot take would leave a buffer that nobody knows.
        if (value.Length < item.ValueSize)
            return NtStatus.BufferTooSmall;

        NtStatus status = item.Handler(pin, request, value[..item.ValueSize]);
        if (status.IsSuccess && isAnswer)
            valueLength = item.ValueSize;

        return status;
    }

    private static NtStatus Describe(PropertyItem item, Span<byte> value, out int valueLength)
    {
        valueLength = 0;
        if (value.IsEmpty)
        {
            valueLength = DescriptionSize;
            return NtStatus.BufferOverflow;
        }

        if (value.Length < sizeof(uint))
            return NtStatus.BufferTooSmall;

        uint access = (uint)(item.Types | KsPropertyTypes.BasicSupport);
        valueLength = sizeof(uint);
        if (value.Length >= DescriptionSize)
        {
            valueLength = DescriptionSize;
            value[..DescriptionSize].Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(value[4..], DescriptionSize);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(value, access);
        return NtStatus.Success;
    }
}
