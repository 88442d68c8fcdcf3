namespace Azalia.WaveRT.Port;

/// <summary>DEVICE_REGISTRY_PROPERTY of wdm.h: the properties of a device that have meaning in user space, with their values there.</summary>
public enum DeviceRegistryProperty
{
    /// <summary>DevicePropertyDeviceDescription: its name for a person.</summary>
    DeviceDescription = 0,

    /// <summary>DevicePropertyHardwareID: the ids that it is known by, most specific first.</summary>
    HardwareId = 1,

    /// <summary>DevicePropertyFriendlyName: its name among others of its kind.</summary>
    FriendlyName = 12,
}
