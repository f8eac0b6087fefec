using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Delivery;

public static class DeliveryServices
{
    /// <summary>The mail queue and its sender. What mails say is beside the program, in <c>templates/mails</c>.</summary>
    /// <exception cref="Data.Providers.StartupException">A setting is wrong.</exception>
    /// <exception cref="LinkageWorkPlan.Reports.Templates.TemplateException">A mail's words cannot be used.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SiteAddress.Of(configuration));
        services.AddSettings<MailOptions>(MailOptions.Section, options => options.Problems()).PostConfigure<MailOptions>(options => options.ReadPassword());
        services.AddSettings<DeliveryOptions>(DeliveryOptions.Section, options => options.Problems());
        services.AddSingleton(new MailTemplates(TemplatesFolder.Path));
        services.AddSingleton<MailsOff>();
        services.AddSingleton<MailTransport>();
        services.AddSingleton<MailSender>();
        services.AddScoped<MailQueue>();
        services.AddScoped<NotificationDesk>();
        services.AddScoped<MailRecipients>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
