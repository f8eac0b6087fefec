using System.Net.Mail;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>Who is told of issues beside the accounts of the ministers' offices, and when offices are reminded.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";
    public const int ReminderDaysMax = 60;

    /// <summary>Days after the mail until an office that has not acknowledged is reminded first, 1 to <see cref="ReminderDaysMax"/>.</summary>
    public int ReminderDays { get; set; } = 7;

    /// <summary>General address of the Vietnamese minister's office; null where mails go to accounts alone.</summary>
    public string? VietnamOffice { get; set; }

    /// <summary>General address of the Lao minister's office; null where mails go to accounts alone.</summary>
    public string? LaosOffice { get; set; }

    public string? OfficeOf(Side side)
    {
        var address = side == Side.Vietnam ? VietnamOffice : LaosOffice;
        return string.IsNullOrWhiteSpace(address) ? null : address.Trim();
    }

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static DeliveryOptions Read(IConfiguration configuration)
    {
        DeliveryOptions options;
        try
        {
            options = configuration.GetSection(DeliveryOptions.Section).Get<DeliveryOptions>() ?? new DeliveryOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"A setting of Delivery cannot be read ({exception.Message.TrimEnd('.')}): ReminderDays is a whole number.", exception);
        }

        if (options.ReminderDays is < 1 or > ReminderDaysMax)
        {
            throw new StartupException($"Delivery:ReminderDays is {options.ReminderDays}; it can be a whole number from 1 to {ReminderDaysMax}.");
        }

        foreach (var side in Sides.Both)
        {
            if (options.OfficeOf(side) is { } address && !(MailAddress.TryCreate(address, out var read) && read.Address == address))
            {
                throw new StartupException($"Delivery:{side}Office is '{address}'; write one address, as in office@example.org.");
            }
        }

        return options;
    }
}
